package initsweep.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.folder.ForeignOutputException;
import initsweep.ledger.Faults.Fault;
import initsweep.plan.SweepPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep that chooses in rungs, each with fewer candidates and longer runs. */
class HalvedSweepTest {
  private static final SweepPlan SWEEP = Simulation.halved("curves", 16);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Simulation undisturbed(SweepPlan sweep) {
    Simulation simulation = new Simulation(true, new Random(1));
    simulation.drive(sweep);
    return simulation;
  }

  private static JsonNode choices(Simulation simulation, int generation) throws IOException {
    return JSON.readTree(
        simulation.store().files().get("_sweep/choices-g0%s.json".formatted(generation)));
  }

  private static Map<String, List<String>> kept(JsonNode choices) {
    Map<String, List<String>> kept = new TreeMap<>();
    for (JsonNode cell : choices.path("candidates")) {
      List<String> rates = new ArrayList<>();
      for (JsonNode candidate : cell.path("ranking")) {
        if (candidate.path("kept").asBoolean()) {
          rates.add(candidate.path("lr").asText());
        }
      }
      kept.put(cell.path("cell").path("init").asText(), rates);
    }
    for (JsonNode cell : choices.path("choices")) {
      JsonNode chosen = cell.path("chosen");
      kept.put(
          cell.path("cell").path("init").asText(),
          chosen.isNull() ? List.of() : List.of(chosen.path("lr").asText()));
    }
    return kept;
  }

  @Test
  void everyRungKeepsWhatAPlainSimulationKeeps() throws IOException {
    Simulation simulation = undisturbed(SWEEP);
    for (int rung = 1; rung <= 3; rung++) {
      assertThat(kept(choices(simulation, rung))).isEqualTo(StoredCurves.kept(rung));
    }
    for (int rung = 2; rung <= 3; rung++) {
      assertThat(choices(simulation, rung).path("rank_correlation").asDouble())
          .isCloseTo(StoredCurves.correlation(rung), within(1e-9));
    }
  }

  @Test
  void aRungThatReordersCandidatesIsSaid() {
    assertThat(new Simulation(true, new Random(1)).drive(SWEEP).remarks())
        .contains(
            "rung 2 (10 iterations) puts the candidates of 3 cells in another order than rung 1 (5):"
                + " rank correlation 0.52, below 0.8; the best may have been dropped: start halving"
                + " later",
            "lsuv: a run of every candidate diverged or failed, so the cell is not evaluated");
  }

  @Test
  void eachRungIsAGenerationWithRunsOfItsOwn() {
    Simulation simulation = new Simulation(true, new Random(1));
    Outcome outcome = simulation.drive(SWEEP);
    assertThat(outcome.computed()).isEqualTo(4 * 7 * 3 + 3 * 4 * 3 + 3 * 2 * 3 + 3 * 2);
    assertThat(simulation.drive(SWEEP).computed()).isZero();
    assertThat(simulation.store().files())
        .containsKeys("_sweep/manifest-g02.json", "_sweep/manifest-g04.json")
        .doesNotContainKey("_sweep/manifest-g05.json");
    Verification.Result found = Verification.of(simulation.store());
    assertThat(found.faults()).isEmpty();
    assertThat(found.isWhole()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASH_BEFORE", "CRASH_AFTER", "CRASH_AND_WRITE_LATE"})
  void aDriverThatIsKilledInAnyRungLosesNothing(Fault fault) {
    Simulation whole = undisturbed(SWEEP);
    int calls = whole.store().calls();
    for (int call = fault.ordinal(); call < calls; call += 29) {
      Simulation simulation = new Simulation(call % 2 == 0, new Random(call));
      simulation.store().suffer(Faults.crashAt(call, fault));
      simulation.driveUntilItEnds(SWEEP);
      simulation.store().suffer(Faults.NONE);
      simulation.drive(SWEEP);
      simulation.store().settle();
      Simulation.assertSame(simulation, whole);
      for (int rung = 1; rung <= 3; rung++) {
        String file = "_sweep/choices-g0%s.json".formatted(rung);
        assertThat(simulation.store().files().get(file)).isEqualTo(whole.store().files().get(file));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void choicesOfAnyRungThatDoNotFollowFromTheRowsEndTheSweep(int rung) {
    Simulation simulation = undisturbed(SWEEP);
    String file = "_sweep/choices-g0%s.json".formatted(rung);
    String there = new String(simulation.store().files().get(file), UTF_8);
    simulation.store().files().put(file, there.replace("\"0.1\"", "\"0.4\"").getBytes(UTF_8));
    assertThatThrownBy(() -> simulation.drive(SWEEP))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining(file + " does not follow from the rows of the table: it has");
    assertThat(Verification.of(simulation.store()).faults())
        .singleElement()
        .asString()
        .startsWith("choices: it has");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void betweenRungsWhatIsStillToComeIsPlanned(int lost) {
    Simulation simulation = undisturbed(SWEEP);
    FakeStore store = simulation.store();
    store.files().keySet().removeIf(file -> file.matches(".*g0[%s-9].*".formatted(lost)));
    store.files().keySet().removeIf(file -> file.matches(".*(complete.json|_SUCCESS)"));
    Verification.Result found = Verification.of(store);
    assertThat(found.faults()).isEmpty();
    assertThat(found.isWhole()).isFalse();
    assertThat(found.progress().planned()).isEqualTo(84 + 36 + 18 + 6);
    simulation.drive(SWEEP);
    assertThat(Verification.of(store).isWhole()).isTrue();
  }

  @Test
  void aLongerRunThatDoesNotBeginAsTheShorterDidIsFound() {
    Simulation simulation = undisturbed(Simulation.halved("restarted", 8));
    assertThat(Verification.of(simulation.store()).faults())
        .hasSize(3 * 4 * 3)
        .allSatisfy(
            fault ->
                assertThat(fault)
                    .matches(
                        "run [0-9a-f]+ does not begin with the losses of run [0-9a-f]+, the same for"
                            + " fewer iterations"));
  }

  @Test
  void eachStudyChoosesAmongItsOwnPointsWithItsOwnSeeds() throws IOException {
    SweepPlan sweep = Simulation.inStudies("\"0..3\"");
    Simulation simulation = undisturbed(sweep);
    JsonNode first = choices(simulation, 1).path("candidates");
    assertThat(first.findValuesAsText("study")).containsExactly("1", "2", "1", "2");
    assertThat(first.get(0).path("ranking").findValuesAsText("lr"))
        .hasSize(5)
        .doesNotContainAnyElementsOf(first.get(1).path("ranking").findValuesAsText("lr"));
    JsonNode compared =
        JSON.readTree(simulation.store().files().get("_sweep/manifest-g03.json")).path("sweep");
    assertThat(compared.path("studies").asInt()).isEqualTo(2);
    assertThat(compared.path("grid").get(0).path("seed").toString()).isEqualTo("[\"0\",\"2\"]");
    assertThat(compared.path("grid").get(1).path("seed").toString()).isEqualTo("[\"1\",\"3\"]");
    assertThat(Verification.of(simulation.store()).isWhole()).isTrue();
  }

  @Test
  void aLongerSeedListLeavesEverySeedInItsStudy() {
    Simulation simulation = undisturbed(Simulation.inStudies("\"0..3\""));
    SweepPlan longer = Simulation.inStudies("\"0..8\"");
    assertThat(simulation.drive(longer, true).computed()).isEqualTo(2 * 5);
    assertThat(simulation.drive(longer).computed()).isZero();
    assertThat(Verification.of(simulation.store()).isWhole()).isTrue();
  }
}
