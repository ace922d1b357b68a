package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.tuning.Criterion;
import initsweep.spec.yaml.SweepFileException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sweep that tunes keys begins with the runs that choose their values. */
class TuningTest {
  private static final String[] FILE = {
    "validation: 1000",
    "run: {activation: tanh}",
    "grid: {init: [he, xavier], seed: 0..9}",
    "tune: {over: {lr: \"log(0.01,1,3)\", weight_decay: [0, 0.1]}, by: validation_loss, seeds: 100..102}",
    "exclude: [{init: he, lr: 1}, {seed: 9}]"
  };

  @Test
  void everyCandidateOfEveryCellIsTrainedOnTheTuningSeeds() {
    Grid grid = SweepFiles.grid(FILE);
    assertThat(grid.runCount()).isEqualTo(2 * 3 * 2 * 3 - 2 * 3);
    assertThat(grid.values(RunKey.SEED)).containsExactly("100", "101", "102");
    assertThat(grid.values(RunKey.LR)).containsExactly("0.01", "0.1", "1");
    RunConfig config = grid.config(0);
    assertThat(config.evaluation().stage()).isEqualTo(Stage.TUNE);
    assertThat(config.evaluation().validation()).isEqualTo(1000);
  }

  @Test
  void theCellsThatAreComparedAreThoseOfGrid() {
    Grid compared = new Grid(SweepFiles.of(FILE).untuned());
    assertThat(compared.runCount()).isEqualTo(2 * 9);
    assertThat(compared.evaluation().stage()).isEqualTo(Stage.EVALUATE);
  }

  @Test
  void theManifestsSweepIsReadBack() {
    SweepSpec spec = SweepFiles.of(FILE);
    assertThat(SweepJson.read(SweepJson.whole(spec))).isEqualTo(spec);
    assertThat(spec.tune().by()).isEqualTo(Criterion.VALIDATION_LOSS);
    assertThat(spec.tune().candidates()).isEqualTo(6);
  }

  /** More of them are another comparison after the same choice. */
  @Test
  void theSeedsThatAreComparedAreNoPartOfTheFirstStagesMeaning() {
    SweepSpec more = SweepFiles.overridden(FILE, "seed=0..19");
    assertThat(SweepJson.meaning(more)).isEqualTo(SweepJson.meaning(SweepFiles.of(FILE)));
    assertThat(SweepJson.meaning(SweepFiles.overridden(FILE, "tune.by=validation_accuracy")))
        .isNotEqualTo(SweepJson.meaning(more));
  }

  @Test
  void anExclusionOfAComparedSeedIsNotIdle() {
    assertThat(Remarks.of(SweepFiles.grid(FILE))).isEmpty();
    assertThat(Remarks.of(new Grid(SweepFiles.overridden(FILE, "exclude=[{seed: 77}]"))))
        .isEqualTo(List.of("no run has the values of the exclude entry {seed=77}"));
  }

  @Test
  void overridesReachEveryPart() {
    SweepSpec spec =
        SweepFiles.overridden(FILE, "tune.over.lr=[0.2,0.4]", "tune.seeds=50..51", "validation=20");
    assertThat(spec.tune().over().get(RunKey.LR)).isEqualTo(List.of("0.2", "0.4"));
    assertThat(spec.tune().seeds()).containsExactly("50", "51");
    assertThat(spec.evaluation().validation()).isEqualTo(20);
  }

  // ---- halving, samples, studies

  private static final String[] HALVED = {
    "validation: 1000",
    "run: {iterations: 2001}",
    "grid: {init: [he, xavier], seed: 0..3}",
    "tune: {over: {lr: \"log(0.003,1)\", optimizer: [sgd, adam]}, seeds: 100..103, sample: 10, studies: 2, halving: {factor: 3, start: 223}}",
    "probe: {at: [0, 2000]}"
  };

  @Test
  void theFirstRungTrainsEveryCandidateForTheFewestIterations() {
    Grid grid = SweepFiles.grid(HALVED);
    assertThat(grid.runCount()).isEqualTo(2 * 10 * 4);
    assertThat(grid.values(RunKey.ITERATIONS)).containsExactly("223");
    assertThat(SweepFiles.of(HALVED).rungs()).containsExactly(223, 669, 2001);
    assertThat(Remarks.of(grid)).as("of probe.at, which the last rung gets to").isEmpty();
  }

  /** The sequence in bases 2 and 3, its digits permuted: 1/2, 1/4, 3/4 … and 2/3, 1/3, 2/9 …. */
  @Test
  void sampledPointsFillTheBoxEvenly() {
    List<Map<RunKey<?>, String>> points = SweepFiles.of(HALVED).tune().points(1);
    assertThat(points)
        .extracting(point -> point.get(RunKey.LR))
        .doesNotHaveDuplicates()
        .hasSize(10);
    for (double low : new double[] {0.003, 0.03}) {
      assertThat(points)
          .as("in the decade from %s", low)
          .filteredOn(point -> Double.parseDouble(point.get(RunKey.LR)) >= low)
          .filteredOn(point -> Double.parseDouble(point.get(RunKey.LR)) < 10 * low)
          .hasSizeBetween(3, 5);
    }
    assertThat(points.stream().filter(point -> point.get(RunKey.OPTIMIZER).equals("sgd")))
        .hasSizeBetween(4, 6);
    assertThat(points.get(0).get(RunKey.LR)).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void aStudyHasPointsAndSeedsOfItsOwn() {
    Tuning tune = SweepFiles.of(HALVED).tune();
    assertThat(tune.points(1)).doesNotContainAnyElementsOf(tune.points(2));
    assertThat(tune.seedsOf(tune.seeds(), 1)).containsExactly("100", "102");
    assertThat(tune.seedsOf(tune.seeds(), 2)).containsExactly("101", "103");
  }

  @Test
  void aSampledSweepIsReadBackFromItsManifest() {
    SweepSpec spec = SweepFiles.of(HALVED);
    assertThat(SweepJson.read(SweepJson.whole(spec))).isEqualTo(spec);
    assertThat(SweepJson.meaning(SweepFiles.overridden(HALVED, "iterations=1501")))
        .as("the length of the last rung")
        .isNotEqualTo(SweepJson.meaning(spec));
    SweepSpec rung = spec.rung(2, spec.tune().products(spec.grid()));
    assertThat(SweepJson.read(SweepJson.whole(rung))).isEqualTo(rung);
  }

  @Test
  void pointsThatAreOthersAfterRoundingAreSaid() {
    String[] few = {
      "validation: 1000",
      "grid: {init: [he, xavier]}",
      "tune: {over: {batch: \"linear(1,3)\"}, seeds: 100..103, sample: 10}"
    };
    assertThat(Remarks.of(SweepFiles.grid(few)))
        .containsExactly(
            "tune.sample 10: 7 points equal others after rounding, so there are 3 candidates");
  }

  @Test
  void aRateThatFallsTowardsTheEndOfARunIsNotHalved() {
    for (String place : List.of("schedule=cosine", "grid.schedule=[constant, cosine]")) {
      assertThatThrownBy(() -> SweepFiles.overridden(HALVED, place))
          .isInstanceOf(SweepFileException.class)
          .hasMessageContaining("a shorter run would not begin like the longer")
          .hasMessageContaining("expected constant or step, or no halving");
    }
    assertThat(SweepFiles.overridden(HALVED, "schedule=\"step(100,0.5) with warmup(9)\"").rungs())
        .hasSize(3);
  }

  @Test
  void rungsInWhichNothingIsLeftToChooseAreSaid() {
    assertThat(Remarks.of(new Grid(SweepFiles.overridden(HALVED, "tune.halving.start=3"))))
        .containsExactly(
            "tune.halving: after rung 3 of 7 each cell has one candidate left, so the others choose"
                + " nothing; start later");
  }
}
