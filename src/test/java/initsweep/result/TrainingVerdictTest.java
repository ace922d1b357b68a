package initsweep.result;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.Examples;
import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.kernel.Kernels;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.train.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The word for a loss curve. Ten classes as frequent as each other: knowing nothing costs ln 10 =
 * 2.302585.
 */
class TrainingVerdictTest {
  private static final double ENTROPY = Math.log(10);
  private static final Examples TRAIN = balanced(10_000);
  private static final Examples TEST = balanced(1_000);

  @TempDir static Path folder;
  private static ImageSet images;

  @BeforeAll
  static void drawImages() {
    images = LearnableFolder.images(folder, 2000, 500);
  }

  @ParameterizedTest(name = "{0} with {1}, lr {2}, {3} iterations, is {4}")
  @CsvSource({
    "relu,he,0.1,200,learning",
    "relu,he,1e6,20,diverged",
    "sigmoid,0.01,0.3,20,not_learning",
    "sigmoid,0.01,0.001,20,bias_only",
    "relu,0,0.01,50,bias_only",
    "relu,he,0.01,0,not_trained",
  })
  void aRunGetsTheVerdictItDeserves(
      String activation, String init, String lr, String iterations, String verdict) {
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.ACTIVATION,
            activation,
            RunKey.INIT,
            init,
            RunKey.LR,
            lr,
            RunKey.ITERATIONS,
            iterations,
            RunKey.HIDDEN,
            "[16,16]");
    RunConfig config = RunConfig.of("images", keys, ProbePlan.DEFAULT, 0);
    RunResult result = new Trainer(images, Kernels.best()).run(config);
    assertThat(result.error()).isNull();
    assertThat(result.measured().diagnosis().trainingVerdict()).hasToString(verdict);
  }

  @Test
  void aLossThatWasNotFiniteIsDiverged() {
    assertThat(verdict(curve(10, 0.1), false, 2.3, 0.9, 1)).hasToString("diverged");
  }

  @ParameterizedTest
  @CsvSource({"2.3, 4.60,learning", "2.3, 4.61,diverged", "3, 5.99,learning", "3, 6.01,diverged"})
  void twiceTheWorseOfTheBeginningAndGuessingIsDiverged(
      double initial, double late, String verdict) {
    // An accuracy above chance, so that the loss alone could only be "learning".
    assertThat(verdict(curve(200, late), true, initial, 0.9, 1)).hasToString(verdict);
  }

  @Test
  void onlyTheLastTwentyLossesSayWhetherItDiverged() {
    float[] curve = curve(200, 1);
    Arrays.fill(curve, 0, 180, 50);
    assertThat(verdict(curve, true, 2.3, 0.9, 1)).hasToString("learning");
    Arrays.fill(curve, 0, 200, 1);
    Arrays.fill(curve, 180, 200, 50);
    assertThat(verdict(curve, true, 2.3, 0.9, 1)).hasToString("diverged");
  }

  @ParameterizedTest
  @CsvSource({"0.0201,learning", "0.0199,not_learning"})
  void aFiftiethOfANatBelowTheEntropyIsLearning(double below, String verdict) {
    assertThat(verdict(curve(300, ENTROPY - below), true, 2.4, 0.1, 1)).hasToString(verdict);
  }

  @Test
  void onlyTheLastHundredLossesSayWhetherItLearned() {
    float[] curve = curve(300, ENTROPY);
    Arrays.fill(curve, 0, 200, 1);
    assertThat(verdict(curve, true, 2.4, 0.1, 1)).hasToString("not_learning");
  }

  @ParameterizedTest
  @CsvSource({"0.128,not_learning", "0.129,learning"})
  void threeStandardErrorsAboveTheMajorityShareIsLearning(double accuracy, String verdict) {
    // 0.1 + 3·√(0.1·0.9/1000) = 0.12846
    assertThat(verdict(curve(300, ENTROPY), true, 2.4, accuracy, 1)).hasToString(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.00999,bias_only", "0.01,not_learning"})
  void weightsThatMovedByLessThanAHundredthLeftTheBiasesAlone(double change, String verdict) {
    assertThat(verdict(curve(300, ENTROPY), true, 2.4, 0.1, change)).hasToString(verdict);
  }

  @Test
  void theMajorityIsThatOfTheTrainingLabels() {
    byte[] mostlySeven = new byte[1000];
    Arrays.fill(mostlySeven, 0, 800, (byte) 7);
    Examples unbalanced = new Examples(new byte[1000], mostlySeven, 10);
    double entropy = -(0.8 * Math.log(0.8) + 0.2 * Math.log(0.2));
    Evaluation always7 = Evaluation.onTestSet(299, entropy, 0.8);
    assertThat(
            TrainingVerdict.of(curve(300, entropy), true, 2.3, always7, 1, unbalanced, unbalanced))
        .hasToString("not_learning");
  }

  /**
   * Of ten images the most frequent label is 3, of the judged ones it is 1: 130 of 1000, where 3 is
   * 96. By accident 0.13 is more than 0.096 + 3·√(0.096·0.904/1000) = 0.124; more than always
   * naming 1 is 0.13 + 3·√(0.13·0.87/1000) = 0.162.
   */
  @ParameterizedTest
  @CsvSource({
    "0.13,1,not_learning",
    "0.13,0.001,bias_only",
    "0.161,1,not_learning",
    "0.163,1,learning"
  })
  void alwaysNamingOneLabelIsNotLearningWhicheverItIs(
      double accuracy, double change, String verdict) {
    Examples few = new Examples(new byte[10], new byte[] {0, 1, 2, 3, 3, 5, 6, 7, 8, 9}, 10);
    byte[] labels = new byte[1000];
    for (int i = 0; i < 1000; i++) {
      labels[i] = (byte) (i < 34 ? 1 : i % 10);
    }
    Examples judged = new Examples(new byte[1000], labels, 10);
    float[] losses = curve(300, ENTROPY);
    Evaluation last = Evaluation.onTestSet(299, 1.0, accuracy);
    TrainingVerdict first = TrainingVerdict.of(losses, true, 2.3, last, change, few, judged);
    assertThat(first).as("by accident").isEqualTo(TrainingVerdict.LEARNING);
    assertThat(first.revised(losses, last, change, few, judged)).hasToString(verdict);
  }

  /**
   * Every second loss is {@code spread} above the mean, the others as much below it: the mean of
   * one hundred has a standard error of a tenth of the spread.
   */
  @ParameterizedTest
  @CsvSource({"0.03,0.02,learning", "0.03,0.04,not_learning", "0.5,1,learning"})
  void aLossThatIsLowByTheAccidentOfTheLastBatchesIsNotLearning(
      double below, double spread, String verdict) {
    float[] losses = curve(100, ENTROPY - below);
    for (int i = 0; i < losses.length; i++) {
      losses[i] += (float) (i % 2 == 0 ? spread : -spread);
    }
    Evaluation last = Evaluation.onTestSet(99, 1.0, 0.1);
    TrainingVerdict first = TrainingVerdict.of(losses, true, 2.3, last, 1, TRAIN, TEST);
    assertThat(first).isEqualTo(TrainingVerdict.LEARNING);
    assertThat(first.revised(losses, last, 1, TRAIN, TEST)).hasToString(verdict);
  }

  /** The only loss is that before the only step, of weights that have learned nothing. */
  @Test
  void aSingleLossIsNoEvidenceOfLearning() {
    float[] losses = curve(1, 1);
    Evaluation last = Evaluation.onTestSet(0, 1.0, 0.1);
    assertThat(TrainingVerdict.LEARNING.revised(losses, last, 1, TRAIN, TEST))
        .hasToString("not_learning");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LEARNING")
  void whatWasNotLearningStaysSo(TrainingVerdict first) {
    assertThat(first.revised(curve(100, 1), null, 1, TRAIN, TEST)).isEqualTo(first);
  }

  @Test
  void withoutIterationsThereIsNothingToJudge() {
    assertThat(TrainingVerdict.of(new float[0], true, null, null, 0, TRAIN, TEST))
        .hasToString("not_trained");
  }

  private static TrainingVerdict verdict(
      float[] losses, boolean isFinite, double initial, double accuracy, double change) {
    Evaluation last = Evaluation.onTestSet(losses.length - 1, 1.0, accuracy);
    return TrainingVerdict.of(losses, isFinite, initial, last, change, TRAIN, TEST);
  }

  private static float[] curve(int iterations, double loss) {
    float[] curve = new float[iterations];
    Arrays.fill(curve, (float) loss);
    return curve;
  }

  private static Examples balanced(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return new Examples(new byte[count], labels, 10);
  }
}
