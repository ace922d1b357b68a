package initsweep.statistics;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.result.Status;
import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributionTest {
  @Test
  void sumsOfSquaresAreThoseOfStatsmodelsAlsoWhereRunsAreMissing() {
    Reference.of("attribution.csv").forEach(AttributionTest::check);
  }

  /** The sums of such a factor are rounding, and no right-hand side that its equations can meet. */
  @Test
  void aFactorThatExplainsNothingButRoundingHasNoShare() {
    Runs runs = new Runs();
    for (String lr : List.of("0.1", "1e+10")) {
      for (String init : List.of("he", "0.01")) {
        Double value = lr.equals("0.1") ? init.equals("he") ? 1.0 : 0.1 : null;
        runs.add(new Cell(Map.of(RunKey.INIT, init, RunKey.LR, lr)), value, value, value);
      }
    }
    Attribution attribution = runs.study(Metric.TEST_ACCURACY).attribution().orElseThrow();
    assertThat(attribution.shares())
        .allSatisfy(
            share ->
                assertThat(share.etaSquared())
                    .as(share.source())
                    .isCloseTo(share.source().equals("init") ? 1 : 0, within(1e-12)));
  }

  private static void check(Reference row) {
    RunKey<?>[] keys = {RunKey.ACTIVATION, RunKey.INIT, RunKey.OPTIMIZER, RunKey.LR};
    int axes = row.text("axes").split(" ").length;
    String[] columns = row.text("levels").split("\\|"); // of the axes and the seed
    String[][] levels = Arrays.stream(columns).map(c -> c.split(" ")).toArray(String[][]::new);
    double[] y = row.numbers("y");
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      Map<ConfigKey, String> cell = new LinkedHashMap<>();
      for (int a = 0; a < axes; a++) {
        cell.put(keys[a], levels[a][i]);
      }
      runs.add(run(cell, Long.parseLong(levels[axes][i]), y[i]));
    }
    Attribution attribution = of(runs);
    double total = row.number("total");
    List<String> sources = new ArrayList<>();
    Arrays.stream(keys).limit(axes).forEach(key -> sources.add(key.toString()));
    sources.addAll(List.of("interaction", "seed", "rest"));
    assertThat(sources(attribution))
        .as("%s", row.text("name"))
        .startsWith(sources.toArray(String[]::new));
    double[] sums =
        attribution.shares().stream().mapToDouble(Attribution.Share::sumOfSquares).toArray();
    double[] expected = row.numbers("sums");
    for (int i = 0; i < expected.length; i++) {
      assertThat(sums[i])
          .as("%s of %s", sources.get(i), row.text("name"))
          .isCloseTo(expected[i], within(1e-10 * total));
    }
    assertThat(Arrays.stream(sums).sum()).isCloseTo(total, within(1e-12 * total));
    assertThat(attribution.isBalanced()).isEqualTo(row.text("name").endsWith("balanced"));
    assertThat(attribution.shares())
        .allSatisfy(
            share ->
                assertThat(share.etaSquared())
                    .isCloseTo(share.sumOfSquares() / total, within(1e-12)));
  }

  private static Attribution of(List<Run> runs) {
    return Attribution.of(cells(runs)).orElseThrow();
  }

  private static List<CellRuns> cells(List<Run> runs) {
    return runs.stream().collect(groupingBy(Run::cell)).entrySet().stream()
        .map(cell -> CellRuns.of(cell.getKey(), cell.getValue()))
        .toList();
  }

  private static List<String> sources(Attribution attribution) {
    return attribution.shares().stream().map(Attribution.Share::source).toList();
  }

  private static Run run(Map<ConfigKey, String> cell, long seed, Double value) {
    Status status = value == null ? Status.DIVERGED : Status.COMPLETED;
    return new Run(new Cell(cell), seed, status, value);
  }

  @Test
  void withOneAxisThereIsNoInteraction() {
    List<Run> runs = new ArrayList<>();
    for (long seed = 0; seed < 4; seed++) {
      runs.add(run(Map.of(RunKey.INIT, "he"), seed, 1.0 + seed));
      runs.add(run(Map.of(RunKey.INIT, "xavier"), seed, 3.0 + seed));
    }
    Attribution attribution = of(runs);
    assertThat(sources(attribution)).containsExactly("init", "seed", "rest");
    assertThat(attribution.shares())
        .extracting(Attribution.Share::sumOfSquares)
        .containsExactly(8.0, 10.0, 0.0);
    assertThat(attribution.isBalanced()).isTrue();
  }

  /** A rate that goes with the optimiser explains nothing of its own. */
  @Test
  void whatTwoAxesExplainTogetherIsShared() {
    List<Run> runs = new ArrayList<>();
    for (long seed = 0; seed < 3; seed++) {
      runs.add(run(Map.of(RunKey.OPTIMIZER, "sgd", RunKey.LR, "0.01"), seed, 1.0));
      runs.add(run(Map.of(RunKey.OPTIMIZER, "adam", RunKey.LR, "0.001"), seed, 2.0));
    }
    Attribution attribution = of(runs);
    assertThat(sources(attribution))
        .containsExactly("optimizer", "lr", "interaction", "seed", "rest", "shared");
    assertThat(attribution.shares())
        .extracting(Attribution.Share::etaSquared)
        .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 1.0);
  }

  @Test
  void failuresHaveNoVarianceAndAreCounted() {
    List<Run> runs = new ArrayList<>();
    for (long seed = 0; seed < 3; seed++) {
      runs.add(run(Map.of(RunKey.INIT, "he"), seed, 1.0 + seed));
      runs.add(run(Map.of(RunKey.INIT, "1.0"), seed, seed == 0 ? 0.5 : null));
    }
    Attribution attribution = of(runs);
    assertThat(attribution.runs()).isEqualTo(4);
    assertThat(attribution.leftOut()).isEqualTo(2);
    assertThat(attribution.isBalanced()).isFalse();
  }

  @Test
  void thereIsNoneWithoutSpreadWithoutCellsOrWithoutASecondSeed() {
    Map<ConfigKey, String> he = Map.of(RunKey.INIT, "he");
    Map<ConfigKey, String> auto = Map.of(RunKey.INIT, "auto");
    assertThat(Attribution.of(List.of())).isEmpty();
    assertThat(Attribution.of(cells(List.of(run(he, 0, 1.0), run(he, 1, 2.0))))).isEmpty();
    assertThat(Attribution.of(cells(List.of(run(he, 0, 1.0), run(auto, 0, 2.0))))).isEmpty();
    assertThat(Attribution.of(cells(List.of(run(he, 0, null), run(auto, 0, null))))).isEmpty();
    assertThat(Attribution.of(cells(List.of(run(he, 0, 0.1), run(he, 1, 0.1), run(auto, 0, 0.1)))))
        .isEmpty();
  }
}
