package initsweep.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.data.DataSet;
import initsweep.data.DataSets;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.StoredTable;
import initsweep.folder.Stores;
import initsweep.kernel.Kernels;
import initsweep.plan.SweepPlan;
import initsweep.run.RunConfig;
import initsweep.spec.Grid;
import initsweep.spec.SweepJson;
import initsweep.storage.FolderListing;
import initsweep.storage.Store;
import initsweep.table.StoredRow;
import initsweep.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/**
 * A folder that an InitSweep wrote when auto, spark_mllib and lsuv were defined otherwise: one run
 * of each of them and of he.
 */
class RedefinitionTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/initsweep/ledger/first-definitions");
  private static final Store STORE = Stores.at(FOLDER);
  private static final DataSet DATA = DataSets.open("normal(50,10)", new Configuration());

  @Test
  void itsSweepIsNotResumed() {
    assertRefused("[\"auto\",\"spark_mllib\",\"lsuv\",\"he\"]", false);
  }

  @Test
  void norIsItExtendedByWhatIsDefinedAsBefore() {
    assertRefused("[\"xavier\"]", true);
  }

  private static void assertRefused(String init, boolean extend) {
    Map<String, String> before = FolderListing.of(FOLDER);
    assertThatThrownBy(
            () ->
                new SweepDriver(STORE, plan(init), DATA)
                    .run(extend, (work, chunks, published) -> {}, progress -> {}))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("nothing was changed")
        .hasMessageContaining(
            "init auto has revision 1 in the folder and revision 2 here: N(0, g²/n_in)")
        .hasMessageContaining("init lsuv has revision 1 in the folder and revision 2 here")
        .hasMessageContaining("init spark_mllib has revision 1 in the folder and revision 2 here")
        .hasMessageNotContaining("init he")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
    assertThat(FolderListing.of(FOLDER)).isEqualTo(before);
  }

  private static SweepPlan plan(String init) {
    String json =
        "{\"name\":\"first-definitions\",\"data\":\"normal(50,10)\",\"run\":{\"hidden\":\"8*2\",\"activation\":\"tanh\",\"iterations\":\"0\"},\"grid\":[{\"init\":%s,\"seed\":[0]}],\"probe\":{\"at\":[0],\"inputs\":20,\"histogram\":{\"bins\":3,\"range\":[0,1]}}}";
    return SweepPlan.of(new Grid(SweepJson.read(json.formatted(init))));
  }

  @Test
  void itIsVerifiedAsItWasMade() {
    Verification.Result result = Verification.of(STORE);
    assertThat(result.faults()).isEmpty();
    assertThat(result.isWhole()).isTrue();
    assertThat(result.progress().done()).isEqualTo(4);
    assertThat(result.digest()).isEqualTo("b164a9477c0d930bd15baec790d1321a");
    assertThat(result.redefinitions())
        .extracting(Redefinition::init)
        .containsExactly("auto", "lsuv", "spark_mllib");
  }

  @Test
  void aRunOfAnotherDefinitionIsNotReplayedButSaidToBeOne() {
    for (String init : List.of("auto", "lsuv", "spark_mllib")) {
      String runId = rows().get(init).text("run_id");
      assertThatThrownBy(() -> replay(runId))
          .isInstanceOf(ForeignOutputException.class)
          .hasMessageContaining("run %s has another result in this version: init %s", runId, init);
    }
  }

  @Test
  void aRunThatIsDefinedAsBeforeIsReplayedToTheBit() {
    assertThat(replay(rows().get("he").text("run_id")).isSame()).isTrue();
  }

  @Test
  void onlyTheRunsThatWereRedefinedHaveAnotherId() {
    rows()
        .forEach(
            (init, row) -> {
              String today = RunConfig.ofJson(row.text("config")).id(DATA.sha256());
              assertThat(today.equals(row.text("run_id"))).as(init).isEqualTo(init.equals("he"));
            });
  }

  private static Replay replay(String runId) {
    return Replay.of(
        STORE,
        runId,
        place -> DATA,
        (data, config, isApart, limit) -> new Trainer(data, Kernels.best()).run(config));
  }

  private static Map<String, StoredRow> rows() {
    StoredTable table = new StoredTable(STORE);
    return table.files().stream()
        .flatMap(file -> table.rows(file).stream())
        .collect(Collectors.toMap(row -> row.text("init"), Function.identity()));
  }
}
