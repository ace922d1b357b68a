package initsweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.result.LayerStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chunk file is what the contract says, according to DuckDB. */
class ChunkFileTest {
  private static final String FINGERPRINT = "0123456789abcdef";

  @TempDir static Path folder;
  private static Path file;

  @BeforeAll
  static void writeOneRowOfEachStatus() throws IOException {
    file = folder.resolve("chunk.parquet");
    List<RunRow> rows = List.of(RunRows.completed(), RunRows.diverged(), RunRows.failed());
    Files.write(file, ChunkFile.PARQUET.encode(chunk(0), rows, FINGERPRINT));
  }

  private static ChunkId chunk(int number) {
    return new ChunkId(1, number);
  }

  private static Map<String, Object> row(String status) {
    return DuckDb.query(file, "SELECT * FROM TABLE WHERE status = '%s'".formatted(status)).get(0);
  }

  private static Object value(String expression, String status) {
    return DuckDb.value(
        file, "SELECT %s FROM TABLE WHERE status = '%s'".formatted(expression, status));
  }

  @Test
  void everyColumnOfTheContractIsThereWithItsTypeAndInItsOrder() {
    assertThat(DuckDb.columns(file)).containsSubsequence(ContractColumns.runsInDuckDb());
  }

  @Test
  void theKeysOfARunAreInTheirCanonicalSpelling() {
    assertThat(row("completed"))
        .containsEntry("sweep", "small")
        .containsEntry("schema_version", RunTable.SCHEMA_VERSION)
        .containsEntry("activation", "tanh")
        .containsEntry("init", "xavier")
        .containsEntry("optimizer", "sgd")
        .containsEntry("rng", "counter")
        .containsEntry("sampling", "without_replacement")
        .containsEntry("input", "unit")
        .containsEntry("loss_at", "after_update")
        .containsEntry("dataset", "data/small")
        .containsEntry("seed", 1L << 40)
        .containsEntry("lr", 0.01)
        .containsEntry("weight_decay", 0.001)
        .containsEntry("batch", 64)
        .containsEntry("iterations", 3)
        .containsEntry("depth", 2)
        .containsEntry("width", 20);
    assertThat(value("hidden::VARCHAR", "completed")).isEqualTo("[20, 10]");
    assertThat(row("completed").get("run_id").toString()).matches("[0-9a-f]{16,}");
  }

  @Test
  void theNumbersOfARunAreThere() {
    assertThat(row("completed"))
        .containsEntry("status", "completed")
        .containsEntry("diverged_at", null)
        .containsEntry("error", null)
        .containsEntry("initial_loss", 2.5)
        .containsEntry("final_loss", 1.5)
        .containsEntry("test_loss", 1.75)
        .containsEntry("test_accuracy", 0.875)
        .containsEntry("verdict", "healthy")
        .containsEntry("gradient_verdict", "ok")
        .containsEntry("training_verdict", "learning")
        .containsEntry("input_insensitive", false)
        .containsEntry("rho", 1.25)
        .containsEntry("drift", -0.125)
        .containsEntry("saturated", 0.0625)
        .containsEntry("dead", 0.03125)
        .containsEntry("input_share", 0.75)
        .containsEntry("grad_log_ratio", null);
    assertThat(value("train_loss = [2.5::FLOAT, 2.25::FLOAT, 0.1::FLOAT]", "completed"))
        .isEqualTo(true);
  }

  @Test
  void provenanceIsThereAndTimeIsExactToTheMicrosecond() {
    assertThat(row("completed"))
        .containsEntry("cpu_ms", 1234L)
        .containsEntry("wall_ms", 2345L)
        .containsEntry("host", "bench-7")
        .containsEntry("jvm", "17.0.1 Test")
        .containsEntry("vector_bits", 256)
        .containsEntry("digest", RowDigests.first(RunRows.completed()));
    OffsetDateTime finished = (OffsetDateTime) row("completed").get("finished_at");
    assertThat(finished.toInstant()).isEqualTo(RunRows.FINISHED);
  }

  @Test
  void evaluationsAreNestedAndALossThatDoesNotExistIsNull() {
    assertThat(
            DuckDb.query(
                file,
                "SELECT unnest(evals, recursive := true) FROM TABLE WHERE status = 'completed'"))
        .containsExactly(
            evaluation(0, null, 0.1, null, null, null),
            evaluation(2, 1.75, 0.875, 1.875, 0.8125, 0.9375));
  }

  private static Map<String, Object> evaluation(
      int iteration,
      Double loss,
      Double accuracy,
      Double heldOutLoss,
      Double heldOutAccuracy,
      Double trainAccuracy) {
    Map<String, Object> onTestSet =
        mapOf("iteration", iteration, "test_loss", loss, "test_accuracy", accuracy);
    onTestSet.put("validation_loss", heldOutLoss);
    onTestSet.put("validation_accuracy", heldOutAccuracy);
    onTestSet.put("train_accuracy", trainAccuracy);
    return onTestSet;
  }

  @Test
  void layersAreNestedWithTheirHistogramAndWithNullForWhatDoesNotExist() {
    List<Map<String, Object>> layers =
        DuckDb.query(
            file,
            "SELECT layer.*, layer.hist::VARCHAR AS hist_text FROM (SELECT unnest(layers) AS layer"
                + " FROM TABLE WHERE status = 'completed')");
    assertThat(layers).hasSize(2);
    LayerStatistics first = RunRows.layer(0, 1);
    assertThat(layers.get(0))
        .containsEntry("iteration", 0)
        .containsEntry("layer", 1)
        .containsEntry("pre_mean", first.preMean())
        .containsEntry("pre_std", first.preStd())
        .containsEntry("mean", first.mean())
        .containsEntry("std", first.std())
        .containsEntry("min", first.min())
        .containsEntry("max", first.max())
        .containsEntry("zero_share", first.zeroShare())
        .containsEntry("saturated_share", first.saturatedShare())
        .containsEntry("dead_share", first.deadShare())
        .containsEntry("input_share", first.inputShare())
        .containsEntry("cosine", first.cosine())
        .containsEntry("delta_rms", first.deltaRms())
        .containsEntry("weight_rms", first.weightRms())
        .containsEntry("weight_grad_rms", first.weightGradRms())
        .containsEntry("update_ratio", first.updateRatio())
        .containsEntry("hist_lo", -1.0)
        .containsEntry("hist_hi", 1.0)
        .containsEntry("hist_text", "[1, 5000000000, 3]")
        .containsEntry("below", 7L)
        .containsEntry("above", 9L);
    assertThat(layers.get(1))
        .containsEntry("layer", 2)
        .containsEntry("input_share", null)
        .containsEntry("cosine", null)
        .containsEntry("update_ratio", null);
  }

  @Test
  void aDivergedRunKeepsItsCurveAndHasNoResult() {
    assertThat(row("diverged"))
        .containsEntry("diverged_at", 2)
        .containsEntry("initial_loss", 2.5)
        .containsEntry("final_loss", null)
        .containsEntry("test_loss", null)
        .containsEntry("test_accuracy", null);
    assertThat(value("len(train_loss)", "diverged")).isEqualTo(2L);
  }

  @Test
  void aFailedRunHasItsMessageNullsAndEmptyLists() {
    Map<String, Object> row = row("failed");
    assertThat(row).containsEntry("error", "java.lang.IllegalStateException: größer als „alles“");
    assertThat(row.get("config").toString()).contains("\"lr\":\"0.5\"");
    for (String column :
        List.of(
            "diverged_at",
            "initial_loss",
            "final_loss",
            "test_loss",
            "test_accuracy",
            "verdict",
            "gradient_verdict",
            "training_verdict",
            "input_insensitive",
            "rho",
            "drift",
            "saturated",
            "dead",
            "input_share",
            "grad_log_ratio")) {
      assertThat(row).containsEntry(column, null);
    }
    for (String list : List.of("train_loss", "evals", "layers")) {
      assertThat(value("len(%s)".formatted(list), "failed")).as(list).isEqualTo(0L);
    }
  }

  private static Map<String, Object> mapOf(Object... keysAndValues) {
    Map<String, Object> map = new java.util.LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  @Test
  void theFooterSaysWhatTheFileHolds() throws IOException {
    ChunkSummary summary =
        ChunkFile.PARQUET.summary(chunk(0), Files.readAllBytes(file), FINGERPRINT);
    assertThat(summary.runs()).isEqualTo(3);
    assertThat(summary.diverged()).isEqualTo(1);
    assertThat(summary.failed()).isEqualTo(1);
    List<String> digests =
        DuckDb.query(file, "SELECT digest FROM TABLE").stream()
            .map(row -> (String) row.get("digest"))
            .toList();
    assertThat(summary.digest()).isEqualTo(RunDigest.ofAll(digests));
  }

  @Test
  void theSameRowsAreTheSameBytes() throws IOException {
    List<RunRow> again = List.of(RunRows.completed(), RunRows.diverged(), RunRows.failed());
    assertThat(ChunkFile.PARQUET.encode(chunk(0), again, FINGERPRINT))
        .isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void pagesAreCompressed() {
    List<Map<String, Object>> compressions =
        DuckDb.query(
            folder, "SELECT DISTINCT compression FROM parquet_metadata('%s')".formatted(file));
    assertThat(compressions).containsExactly(Map.of("compression", "ZSTD"));
  }

  @Test
  void aFileOfAnotherSweepIsRefused() throws IOException {
    byte[] content = Files.readAllBytes(file);
    assertThatThrownBy(() -> ChunkFile.PARQUET.summary(chunk(0), content, "fedcba9876543210"))
        .isInstanceOf(BrokenChunkException.class)
        .hasMessage("it was written by another sweep");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 8, 11, 12, 100, 1000})
  void aFileThatIsCutShortIsRefused(int length) throws IOException {
    byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(file), length);
    assertThatThrownBy(() -> ChunkFile.PARQUET.summary(chunk(0), cut, FINGERPRINT))
        .isInstanceOf(BrokenChunkException.class)
        .hasMessage("it is not a complete Parquet file");
  }

  @Test
  void aFileUnderTheNumberOfAnotherChunkIsRefused() throws IOException {
    byte[] content = Files.readAllBytes(file);
    assertThatThrownBy(() -> ChunkFile.PARQUET.summary(chunk(1), content, FINGERPRINT))
        .isInstanceOf(BrokenChunkException.class)
        .hasMessage("it holds chunk g01-c000000");
  }

  @Test
  void aFileWithoutItsLastByteIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> ChunkFile.PARQUET.summary(chunk(0), cut, FINGERPRINT))
        .isInstanceOf(BrokenChunkException.class);
  }

  /** Parquet's checksums would miss page headers, indexes and the footer. */
  @Test
  void aFlippedBitAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    List<Integer> accepted = new ArrayList<>();
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      if (isAccepted(damaged)) {
        accepted.add(at);
      }
    }
    assertThat(accepted).as("positions in %s bytes", whole.length).isEmpty();
  }

  private static boolean isAccepted(byte[] content) {
    try {
      ChunkFile.PARQUET.summary(chunk(0), content, FINGERPRINT);
      return true;
    } catch (BrokenChunkException e) {
      return false;
    }
  }
}
