package initsweep.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.folder.ForeignOutputException;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.SweepFolder;
import initsweep.ledger.Faults.Fault;
import initsweep.plan.SweepPlan;
import initsweep.run.Place;
import initsweep.run.RunConfig;
import initsweep.table.RunRows;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sweep that chooses a learning rate for each cell before it compares them. */
class TunedSweepTest {
  private static final SweepPlan SWEEP = Simulation.tuned("\"0..2\"");
  private static final String CHOICES = "_sweep/choices-g01.json";

  private static Simulation undisturbed() {
    Simulation simulation = new Simulation(true, new Random(1));
    simulation.drive(SWEEP);
    return simulation;
  }

  /** As it is left by a driver that is killed between the stages. */
  private static Simulation tuned() {
    Simulation simulation = undisturbed();
    Set<String> files = simulation.store().files().keySet();
    files.removeIf(file -> file.contains("g02") || file.contains("choices"));
    files.removeIf(file -> file.matches(".*(complete.json|_SUCCESS)"));
    return simulation;
  }

  private static String text(Simulation simulation, String file) {
    return new String(simulation.store().files().get(file), UTF_8);
  }

  @Test
  void eachCellIsComparedAtItsOwnRate() {
    Simulation simulation = new Simulation(true, new Random(1));
    Outcome outcome = simulation.drive(SWEEP);
    assertThat(outcome.computed()).isEqualTo(18 + 6);
    assertThat(text(simulation, CHOICES).replaceAll("\\s", ""))
        .contains(
            "{\"cell\":{\"init\":\"he\"},\"chosen\":{\"lr\":\"0.4\"},\"mean\":",
            "{\"cell\":{\"init\":\"lsuv\"},\"chosen\":null}",
            "{\"cell\":{\"init\":\"xavier\"},\"chosen\":{\"lr\":\"0.1\"}",
            "\"count\":18");
    assertThat(text(simulation, "_sweep/manifest-g02.json").replaceAll("\\s", ""))
        .contains("{\"init\":[\"he\"],\"seed\":\"0..2\",\"lr\":[\"0.4\"]}")
        .doesNotContain("lsuv", "\"tune\"");
  }

  @Test
  void whatLimitsTheComparisonIsSaid() {
    assertThat(new Simulation(true, new Random(1)).drive(SWEEP).remarks())
        .containsExactly(
            "lsuv: a run of every candidate diverged or failed, so the cell is not evaluated",
            "xavier chose lr 0.1, the least value tried; a better one may lie beyond it: tune from"
                + " 0.01 to 0.1 too");
  }

  @Test
  void aSecondCallFindsEverythingThere() {
    Simulation simulation = undisturbed();
    Outcome again = simulation.drive(SWEEP);
    assertThat(again.computed()).isZero();
    assertThat(again.progress()).isEqualTo(new Progress(24, 24, 10, 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASH_BEFORE", "CRASH_AFTER", "ANSWER_LOST", "CRASH_AND_WRITE_LATE"})
  void aDriverThatIsKilledAtAnyCallOfAnyStageLosesNothing(Fault fault) {
    Simulation whole = undisturbed();
    int calls = whole.store().calls();
    for (int call = fault.ordinal(); call < calls; call += 11) {
      Simulation simulation = new Simulation(call % 2 == 0, new Random(call));
      simulation.store().suffer(Faults.crashAt(call, fault));
      simulation.driveUntilItEnds(SWEEP);
      simulation.store().suffer(Faults.NONE);
      simulation.drive(SWEEP);
      simulation.store().settle();
      Simulation.assertSame(simulation, whole);
      assertThat(text(simulation, CHOICES)).isEqualTo(text(whole, CHOICES));
    }
  }

  @Test
  void betweenTheStagesTheTableIsNotSaidToBeComplete() {
    Simulation simulation = tuned();
    FakeStore store = simulation.store();
    Verification.Result found = Verification.of(store);
    assertThat(found.faults()).isEmpty();
    assertThat(found.progress()).isEqualTo(new Progress(24, 18, 10, 0));
    assertThat(found.isWhole()).isFalse();
    assertThat(simulation.drive(SWEEP).computed()).isEqualTo(6);
    assertThat(Verification.of(store).isWhole()).isTrue();
  }

  @Test
  void choicesThatDoNotFollowFromTheRowsEndTheSweep() {
    Simulation simulation = undisturbed();
    String edited = text(simulation, CHOICES).replace("\"0.4\"", "\"0.1\"");
    simulation.store().files().put(CHOICES, edited.getBytes(UTF_8));
    assertThatThrownBy(() -> simulation.drive(SWEEP))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining(CHOICES + " does not follow from the rows of the table: it has")
        .hasMessageContaining("Restore the file or the rows");
    assertThat(Verification.of(simulation.store()).faults())
        .singleElement()
        .asString()
        .startsWith("choices: it has");
  }

  /** A file with a valid seal and digests, whose runs scored otherwise. */
  private static void forge(Simulation simulation) {
    List<Manifest> manifests = Manifests.read(simulation.store());
    List<String> fingerprints = manifests.stream().map(Manifest::fingerprint).toList();
    Generation tuning = Generation.of(manifests).get(0);
    FakeStore elsewhere = new FakeStore(true);
    SweepFolder folder = SweepFolder.open(elsewhere, fingerprints);
    tuning
        .chunks()
        .filter(chunk -> runs(tuning, chunk).anyMatch(run -> run.lr() == 0.1))
        .forEach(
            chunk ->
                folder.publish(
                    chunk.id(),
                    runs(tuning, chunk)
                        .map(
                            run ->
                                RunRows.scored(
                                    "tuned", run, Place.ONLY, Simulation.DATA.sha256(), 0.99))
                        .toList()));
    simulation.store().files().putAll(elsewhere.files());
  }

  private static Stream<RunConfig> runs(Generation tuning, PlannedChunk chunk) {
    return chunk.chunk().runs().mapToObj(tuning.plan().grid()::config);
  }

  @Test
  void rowsThatWereForgedChooseNothing() {
    Simulation simulation = undisturbed();
    forge(simulation);
    String recorded = text(simulation, CHOICES);
    assertThatThrownBy(() -> simulation.drive(SWEEP))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("does not follow from the rows of the table");
    assertThat(text(simulation, CHOICES)).isEqualTo(recorded);
    simulation.store().files().remove(CHOICES);
    assertThatThrownBy(() -> simulation.drive(SWEEP))
        .as("what was compared does not follow from them either")
        .isInstanceOf(ForeignOutputException.class);
  }

  @Test
  void aLongerSeedListNeedsExtendAndTunesNothingAgain() {
    Simulation simulation = undisturbed();
    SweepPlan longer = Simulation.tuned("\"0..4\"");
    assertThatThrownBy(() -> simulation.drive(longer))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("seed: the folder has 0..2, this sweep has 0..4");
    assertThat(simulation.drive(longer, true).computed()).isEqualTo(4);
    assertThat(simulation.drive(longer).computed()).isZero();
    assertThat(simulation.drive(SWEEP).computed()).isZero();
    assertThat(Verification.of(simulation.store()).isWhole()).isTrue();
  }

  @Test
  void otherSeedsAreAddedOnlyToACompleteSweep() {
    Simulation simulation = tuned();
    SweepPlan longer = Simulation.tuned("\"0..4\"");
    for (boolean extend : new boolean[] {false, true}) {
      assertThatThrownBy(() -> simulation.drive(longer, extend))
          .isInstanceOf(ForeignOutputException.class)
          .hasMessageContaining("seed: the folder has 0..2, this sweep has 0..4")
          .hasMessageContaining("complete the sweep in this one first");
    }
    simulation.drive(SWEEP);
    assertThat(simulation.drive(longer, true).computed()).isEqualTo(4);
    assertThat(Verification.of(simulation.store()).isWhole()).isTrue();
  }

  @Test
  void aNewCellIsTunedAndThenCompared() {
    Simulation simulation = undisturbed();
    SweepPlan wider =
        Simulation.tuned(
            "[\"xavier\",\"he\",\"lsuv\",\"zeros\"]", "\"0..2\"", "[\"0.1\",\"0.4\",\"1.6\"]");
    assertThat(simulation.drive(wider, true).computed()).isEqualTo(6 + 3);
    assertThat(simulation.drive(wider).computed()).isZero();
    assertThat(Verification.of(simulation.store()).isWhole()).isTrue();
  }

  @Test
  void cellsThatWereChosenOtherwiseAreNotAddedToThese() {
    SweepPlan otherRates =
        Simulation.tuned("[\"xavier\",\"he\",\"lsuv\"]", "\"0..2\"", "[\"0.1\",\"0.2\",\"1.6\"]");
    assertThatThrownBy(() -> undisturbed().drive(otherRates, true))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("sweep.tune.over.lr: the folder has")
        .hasMessageContaining("only another grid can be added");
    assertThatThrownBy(() -> undisturbed().drive(otherRates))
        .isInstanceOf(ForeignOutputException.class);
  }

  @Test
  void whereEveryCellDivergedThereIsNothingToCompare() {
    Simulation simulation = new Simulation(true, new Random(1));
    SweepPlan hopeless = Simulation.tuned("[\"lsuv\"]", "\"0..2\"", "[\"0.1\",\"0.4\"]");
    Outcome outcome = simulation.drive(hopeless);
    assertThat(outcome.progress()).isEqualTo(new Progress(4, 4, 4, 0));
    assertThat(outcome.remarks()).hasSize(1);
    assertThat(simulation.store().files()).containsKey("runs/_SUCCESS");
    assertThat(Verification.of(simulation.store()).isWhole()).isTrue();
  }
}
