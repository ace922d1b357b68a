package initsweep.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.Examples;
import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.folder.Stores;
import initsweep.kernel.Kernels;
import initsweep.plan.SweepPlan;
import initsweep.run.RunConfig;
import initsweep.spec.Grid;
import initsweep.spec.SweepJson;
import initsweep.table.DuckDb;
import initsweep.table.RunRow;
import initsweep.table.RunTable;
import initsweep.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test set has no part in what is chosen. */
class LeakTest {
  private static final String SWEEP =
      "{\"name\":\"leak\",\"data\":\"images\",\"run\":{\"hidden\":\"[12]\",\"iterations\":\"30\",\"batch\":\"32\"},"
          + "\"grid\":[{\"init\":[\"xavier\",\"he\"],\"seed\":\"0..1\"}],\"validation\":\"100\","
          + "\"tune\":{\"over\":{\"lr\":[\"0.001\",\"0.1\",\"0.3\",\"1e6\"]},\"by\":\"validation_loss\",\"seeds\":\"10..11\"%s}}";

  private static final String ONCE = "";
  private static final String HALVED_IN_STUDIES =
      ",\"halving\":{\"factor\":2,\"start\":8},\"studies\":2";

  @TempDir Path folder;

  private Path sweep(String name, String manner, ImageSet images) {
    Path out = folder.resolve(name);
    SweepPlan plan = SweepPlan.of(new Grid(SweepJson.read(SWEEP.formatted(manner))));
    Trainer trainer = new Trainer(images, Kernels.best());
    ChunkRunner inProcess =
        (work, chunks, published) ->
            chunks.forEach(
                chunk ->
                    new ChunkWork(Stores.at(out), work.fingerprints())
                        .publish(chunk, () -> rows(work, chunk, trainer))
                        .ifPresent(summary -> published.accept(chunk.id(), summary)));
    new SweepDriver(Stores.at(out), plan, images).run(false, inProcess, progress -> {});
    return out;
  }

  private static List<RunRow> rows(ChunkRunner.Work work, PlannedChunk chunk, Trainer trainer) {
    Grid grid = work.generations().get(chunk.id().generation() - 1).plan().grid();
    List<RunConfig> configs = chunk.chunk().runs().mapToObj(grid::config).toList();
    return trainer.run(configs, () -> false).stream()
        .map(
            result ->
                new RunRow(
                    "leak", RunTable.SCHEMA_VERSION, grid.place(result.config().seed()), result))
        .toList();
  }

  private static List<Map<String, Object>> rows(Path out, String columns, String stage) {
    return DuckDb.query(
        out.resolve("runs/*.parquet"),
        "SELECT %s FROM TABLE WHERE stage = '%s' ORDER BY run_id".formatted(columns, stage));
  }

  /** Every test image gets the same label, as if somebody had written the answers into it. */
  @Test
  void testLabelsThatGiveAnAnswerAwayMoveNoChoice() throws IOException {
    requireNoLeak(ONCE, 1);
  }

  @Test
  void norInAnyRungOfAnyStudy() throws IOException {
    requireNoLeak(HALVED_IN_STUDIES, 3);
  }

  private void requireNoLeak(String manner, int rungs) throws IOException {
    ImageSet images = LearnableFolder.images(folder.resolve("images"), 500, 50);
    byte[] leaked = new byte[images.test().count()];
    Arrays.fill(leaked, (byte) 3);
    ImageSet leaky =
        new ImageSet(
            images.train(),
            new Examples(images.test().pixels(), leaked, images.classes()),
            images.sha256());
    Path honest = sweep("honest", manner, images);
    Path leak = sweep("leak", manner, leaky);
    assertThat(rows(leak, "test_accuracy", "evaluate"))
        .as("the leak is there to be seen")
        .isNotEqualTo(rows(honest, "test_accuracy", "evaluate"));

    String digests = "run_id, digest, digest_v2, digest_v3";
    assertThat(rows(leak, digests, "tune")).isEqualTo(rows(honest, digests, "tune"));
    for (int rung = 1; rung <= rungs; rung++) {
      String file = "_sweep/choices-g0%s.json".formatted(rung);
      assertThat(leak.resolve(file)).hasSameTextualContentAs(honest.resolve(file));
    }
    assertThat(Files.readString(leak.resolve("_sweep/choices-g0%s.json".formatted(rungs))))
        .as("the rate that is far too large is not chosen")
        .contains("\"chosen\"")
        .doesNotContain("1000000", "null");
  }

  /** Nothing is kept of a run that is trained again for longer: it begins with the same bits. */
  @Test
  void rowsHaveTheirRungAndStudyAndLongerRunsBeginAsTheShorterDid() {
    ImageSet images = LearnableFolder.images(folder.resolve("images"), 500, 50);
    Path out = sweep("halved", HALVED_IN_STUDIES, images);
    assertThat(Verification.of(Stores.at(out)).faults()).isEmpty();
    assertThat(
            DuckDb.query(
                out.resolve("runs/*.parquet"),
                "SELECT stage, rung, study, iterations, count(*) AS runs, min(seed) AS seed FROM TABLE"
                    + " GROUP BY ALL ORDER BY stage, rung, study"))
        .extracting(row -> String.valueOf(row.values()))
        .containsExactly(
            "[evaluate, null, 1, 30, 2, 0]",
            "[evaluate, null, 2, 30, 2, 1]",
            "[tune, 1, 1, 8, 8, 10]",
            "[tune, 1, 2, 8, 8, 11]",
            "[tune, 2, 1, 16, 4, 10]",
            "[tune, 2, 2, 16, 4, 11]",
            "[tune, 3, 1, 30, 2, 10]",
            "[tune, 3, 2, 30, 2, 11]");
  }

  @Test
  void tuningRowsHaveNoTestMetrics() {
    Path out = sweep("columns", ONCE, LearnableFolder.images(folder.resolve("images"), 500, 50));
    assertThat(
            DuckDb.query(
                out.resolve("runs/*.parquet"),
                "SELECT stage, rung, study, count(*) AS runs, count(test_loss) + count(test_accuracy) AS tested,"
                    + " count(validation_loss) AS held_out FROM TABLE WHERE status = 'completed' GROUP BY ALL"
                    + " ORDER BY stage"))
        .extracting(row -> String.valueOf(row.values()))
        .containsExactly("[evaluate, null, 1, 4, 8, 4]", "[tune, 1, 1, 16, 0, 16]");
  }
}
