package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.tuning.Criterion;
import java.util.List;
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
}
