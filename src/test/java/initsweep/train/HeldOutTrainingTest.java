package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.Examples;
import initsweep.data.HeldOut;
import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.kernel.Kernels;
import initsweep.result.Evaluation;
import initsweep.result.RunResult;
import initsweep.result.RunResult.Measured;
import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are judged on images that none of them is trained on. */
class HeldOutTrainingTest {
  private static final int HELD_OUT = 130;

  private static final Map<RunKey<?>, String> KEYS =
      Map.of(RunKey.HIDDEN, "[20]", RunKey.BATCH, "32", RunKey.ITERATIONS, "60", RunKey.LR, "0.1");

  private static ImageSet images;

  @BeforeAll
  static void draw(@TempDir Path folder) {
    images = LearnableFolder.images(folder, 500, 50);
  }

  private static RunConfig config(int validation, Stage stage) {
    return RunConfig.of(
        "images", KEYS, ProbePlan.DEFAULT, new EvaluationPlan(25, validation, false, stage));
  }

  private static RunResult train(ImageSet data, int validation, Stage stage) {
    return new Trainer(data, Kernels.best()).run(config(validation, stage));
  }

  /** The same as if the file of training images were shorter and the others those of the test. */
  @Test
  void heldOutImagesAreMeasuredLikeTestImagesAndNotTrainedOn() {
    HeldOut cut = HeldOut.of(images, HELD_OUT);
    ImageSet otherTest =
        new ImageSet(cut.images().train(), cut.validation(), images.sha256(), List.of());
    Measured expected = train(otherTest, 0, Stage.EVALUATE).measured();
    Measured run = train(images, HELD_OUT, Stage.EVALUATE).measured();
    assertThat(run.trainLoss()).isEqualTo(expected.trainLoss());
    assertThat(run.validationLoss()).isEqualTo(expected.testLoss());
    assertThat(run.validationAccuracy()).isEqualTo(expected.testAccuracy()).isGreaterThan(0.5);
    assertThat(run.evaluations())
        .extracting(Evaluation::validation)
        .isEqualTo(expected.evaluations().stream().map(Evaluation::test).toList());
    assertThat(run.testLoss()).isNotEqualTo(run.validationLoss());
  }

  /** The same as if the test set had the images that are trained on. */
  @Test
  void trainingImagesAreMeasuredLikeTestImagesIfAskedFor() {
    HeldOut cut = HeldOut.of(images, HELD_OUT);
    Examples trained = cut.images().train();
    ImageSet otherTest = new ImageSet(trained, trained, images.sha256());
    Measured expected = train(otherTest, 0, Stage.EVALUATE).measured();
    EvaluationPlan plan = new EvaluationPlan(25, HELD_OUT, true, Stage.EVALUATE);
    RunConfig config = RunConfig.of("images", KEYS, ProbePlan.DEFAULT, plan);
    Measured run = new Trainer(images, Kernels.best()).run(config).measured();
    assertThat(run.evaluations())
        .extracting(Evaluation::training)
        .isEqualTo(expected.evaluations().stream().map(Evaluation::test).toList())
        .doesNotContainNull();
    assertThat(run.trainAccuracy()).isEqualTo(expected.testAccuracy());
    assertThat(run)
        .usingRecursiveComparison()
        .ignoringFields("last.training", "evaluations.training")
        .isEqualTo(train(images, HELD_OUT, Stage.EVALUATE).measured());
    assertThat(RunConfig.ofJson(config.json())).isEqualTo(config);
    assertThat(config.json()).contains("\"evaluate\":{\"every\":25,\"train\":true}");
    assertThat(plan.in(Stage.TUNE).onTraining()).isFalse();
  }

  @Test
  void aTuningRunIsTheSameTrainingWithoutTheTestSet() {
    Measured evaluated = train(images, HELD_OUT, Stage.EVALUATE).measured();
    RunResult tuning = train(images, HELD_OUT, Stage.TUNE);
    assertThat(tuning.measured().trainLoss()).isEqualTo(evaluated.trainLoss());
    assertThat(tuning.measured().validationLoss()).isEqualTo(evaluated.validationLoss());
    assertThat(tuning.measured().testLoss()).isNull();
    assertThat(tuning.measured().testAccuracy()).isNull();
    assertThat(tuning.measured().evaluations()).extracting(Evaluation::test).containsOnlyNulls();
    assertThat(tuning.runId()).isNotEqualTo(config(HELD_OUT, Stage.EVALUATE).id(images.sha256()));
  }

  /** Test labels that give an answer away change nothing in a tuning run. */
  @Test
  void aLeakInTheTestLabelsDoesNotReachATuningRun() {
    Examples test = images.test();
    Examples leaked = new Examples(test.pixels(), new byte[test.count()], test.classes());
    ImageSet other = new ImageSet(images.train(), leaked, images.sha256());
    assertThat(train(other, HELD_OUT, Stage.TUNE).measured())
        .usingRecursiveComparison()
        .isEqualTo(train(images, HELD_OUT, Stage.TUNE).measured());
  }

  @Test
  void withoutHeldOutImagesThereAreNoMetricsOfThem() {
    Measured run = train(images, 0, Stage.EVALUATE).measured();
    assertThat(run.validationLoss()).isNull();
    assertThat(run.validationAccuracy()).isNull();
    assertThat(run.evaluations()).extracting(Evaluation::validation).containsOnlyNulls();
    assertThat(run.evaluations()).extracting(Evaluation::test).doesNotContainNull();
  }

  /** What was hashed into run ids before there was the key. */
  @Test
  void aRunSaysWhatItHoldsOutOnlyIfItDoes() {
    assertThat(config(0, Stage.EVALUATE).json()).endsWith("\"evaluate\":{\"every\":25}}");
    RunConfig tuning = config(HELD_OUT, Stage.TUNE);
    assertThat(tuning.json())
        .endsWith("\"evaluate\":{\"every\":25},\"validation\":130,\"stage\":\"tune\"}");
    assertThat(RunConfig.ofJson(tuning.json())).isEqualTo(tuning);
  }
}
