package initsweep.table;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.result.Cost;
import initsweep.result.Diagnosis;
import initsweep.result.Evaluation;
import initsweep.result.LayerStatistics;
import initsweep.result.RunResult;
import initsweep.result.RunResult.Measured;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal bits in the content columns are equal digests, and nothing else counts. */
class RunDigestTest {
  private static final RunRow ROW = RunRows.completed();

  private static String digest(RunRow row) {
    return RowDigests.first(row);
  }

  private static String digest(Measured measured) {
    return digest(new RunRow(ROW.sweep(), 1, withMeasured(measured)));
  }

  private static RunResult withMeasured(Measured measured) {
    return with(ROW.result(), "measured", measured);
  }

  /** A record with one component replaced. */
  @SuppressWarnings("unchecked")
  private static <R extends Record> R with(R record, String component, Object value) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        var accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        values[i] = components[i].getName().equals(component) ? value : accessor.invoke(record);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (R) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theDigestIs32HexDigitsAndTheSameEveryTime() {
    assertThat(digest(ROW)).matches("[0-9a-f]{32}").isEqualTo(digest(RunRows.completed()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"initialLoss", "finalLoss"})
  void oneUlpInAMetricOrNoMetricIsAnotherDigest(String metric) {
    assertThat(digest(with(ROW.result().measured(), metric, Math.nextUp(0.5))))
        .isNotEqualTo(digest(with(ROW.result().measured(), metric, 0.5)))
        .isNotEqualTo(digest(with(ROW.result().measured(), metric, null)));
  }

  @ParameterizedTest
  @CsvSource({"1.75, 0.875", "1.875, 0.75"})
  void anotherMetricAfterTheLastIterationIsAnotherDigest(double loss, double accuracy) {
    Evaluation last = Evaluation.onTestSet(2, 1.875, 0.875);
    assertThat(digest(with(ROW.result().measured(), "last", last)))
        .isNotEqualTo(
            digest(with(ROW.result().measured(), "last", Evaluation.onTestSet(2, loss, accuracy))))
        .isNotEqualTo(digest(with(ROW.result().measured(), "last", null)));
  }

  @Test
  void oneUlpInOneLossIsAnotherDigest() {
    float[] curve = {2.5f, 2.25f, Math.nextUp(0.1f)};
    assertThat(digest(with(ROW.result().measured(), "trainLoss", curve))).isNotEqualTo(digest(ROW));
    assertThat(digest(with(ROW.result().measured(), "trainLoss", new float[] {2.5f, 2.25f})))
        .isNotEqualTo(digest(ROW));
  }

  @ParameterizedTest
  @CsvSource({"1, 1.75, 0.875", "2, 0.3, 0.875", "2, 1.75, 0.3"})
  void anotherEvaluationIsAnotherDigest(int iteration, double loss, double accuracy) {
    List<Evaluation> evaluations = new ArrayList<>(ROW.result().measured().evaluations());
    evaluations.set(1, Evaluation.onTestSet(iteration, loss, accuracy));
    assertThat(digest(with(ROW.result().measured(), "evaluations", evaluations)))
        .isNotEqualTo(digest(ROW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preMean",
        "preStd",
        "mean",
        "std",
        "min",
        "max",
        "zeroShare",
        "saturatedShare",
        "deadShare",
        "inputShare",
        "cosine",
        "deltaRms",
        "weightRms",
        "weightGradRms",
        "updateRatio"
      })
  void anotherStatisticIsAnotherDigest(String statistic) {
    assertThat(digest(with(ROW.result().measured(), "layers", layersWith(statistic, 0.77))))
        .isNotEqualTo(digest(ROW));
  }

  private static List<LayerStatistics> layersWith(String statistic, Object value) {
    List<LayerStatistics> layers = new ArrayList<>(ROW.result().measured().layers());
    layers.set(0, with(layers.get(0), statistic, value));
    return layers;
  }

  @ParameterizedTest
  @CsvSource({"lo", "hi", "below", "above", "counts"})
  void anotherHistogramIsAnotherDigest(String field) {
    Object value =
        switch (field) {
          case "counts" -> List.of(1L, 5_000_000_001L, 3L);
          case "lo", "hi" -> -3.0;
          default -> 8L;
        };
    Object histogram =
        with(
            ROW.result().measured().layers().get(0).histogram(),
            field,
            field.equals("above") ? (Object) 10L : value);
    assertThat(digest(with(ROW.result().measured(), "layers", layersWith("histogram", histogram))))
        .isNotEqualTo(digest(ROW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verdict",
        "gradientVerdict",
        "trainingVerdict",
        "inputInsensitive",
        "rho",
        "drift",
        "saturated",
        "dead",
        "inputShare"
      })
  void anotherDiagnosisIsAnotherDigest(String field) {
    Diagnosis without = with(RunRows.DIAGNOSIS, field, null);
    assertThat(digest(with(ROW.result().measured(), "diagnosis", without)))
        .isNotEqualTo(digest(ROW));
  }

  @Test
  void anotherSweepConfigurationStatusOrErrorIsAnotherDigest() {
    RunResult result = ROW.result();
    List<String> digests =
        List.of(
            digest(ROW),
            digest(new RunRow("other", 1, result)),
            digest(new RunRow("small", 1, with(result, "runId", "ff"))),
            digest(
                new RunRow("small", 1, with(result, "config", RunRows.config("0.02", 1L << 40)))),
            digest(new RunRow("small", 1, with(result, "divergedAt", 1))),
            digest(new RunRow("small", 1, with(result, "error", "E"))),
            digest(RunRows.diverged()),
            digest(RunRows.failed()));
    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void whereAndWhenARunWasComputedDoesNotMatter() {
    Cost elsewhere = new Cost(1, 2, "other", Instant.EPOCH, "21", 512);
    assertThat(digest(new RunRow("small", 1, with(ROW.result(), "cost", elsewhere))))
        .isEqualTo(digest(ROW));
  }

  @Test
  void theDigestOfATableDoesNotDependOnTheOrderOrTheChunks() {
    List<String> digests = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      digests.add(String.format(Locale.ROOT, "%032x", new BigInteger(128, random)));
    }
    String whole = RunDigest.ofAll(digests);
    assertThat(whole).matches("[0-9a-f]{32}");
    Collections.shuffle(digests, random);
    assertThat(RunDigest.ofAll(digests)).isEqualTo(whole);
    String chunkwise =
        RunDigest.ofAll(
            List.of(
                RunDigest.ofAll(digests.subList(0, 7)), RunDigest.ofAll(digests.subList(7, 50))));
    assertThat(chunkwise).isEqualTo(whole);
  }

  @Test
  void aRowThatIsThereTwiceOrMissingIsSeen() {
    String digest = digest(ROW);
    assertThat(RunDigest.ofAll(List.of(digest, digest)))
        .isNotEqualTo(RunDigest.ofAll(List.of(digest)));
    assertThat(RunDigest.ofAll(List.of())).isEqualTo("0".repeat(32));
    assertThat(RunDigest.ofAll(List.of("f".repeat(32), "0".repeat(31) + "2")))
        .isEqualTo("0".repeat(31) + "1");
  }
}
