package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.IdxFolder;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernels;
import initsweep.random.NumpyReference;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.result.TrainingVerdict;
import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The book's experiments with batch norm, weight decay and dropout on MNIST, against the same in
 * NumPy over ten seeds: src/test/python/chapter_6_reference.py. Its draws are others, so a seed of
 * ours has to lie where ten of its do, widened by their range. With and without batch norm that is
 * asked at all sixteen scales of the figure.
 */
class ChapterSixTest {
  private static final EvaluationPlan ON_TRAINING = new EvaluationPlan(0, 0, true, Stage.EVALUATE);

  private static ImageSet mnist;

  /** One network of the reference. */
  record Network(
      String experiment,
      String init,
      Map<RunKey<?>, String> keys,
      int diverged,
      List<Double> numbers) {
    static Network of(String[] row) {
      Map<RunKey<?>, String> keys = new HashMap<>();
      keys.put(RunKey.INIT, row[1]);
      keys.put(RunKey.NORM, row[2]);
      keys.put(RunKey.WEIGHT_DECAY, row[3]);
      keys.put(RunKey.DROPOUT, row[4]);
      boolean isOverfitted = row[0].equals("overfitting");
      keys.put(RunKey.HIDDEN, isOverfitted ? "100*6" : "100*5");
      keys.put(RunKey.TRAIN, isOverfitted ? "first(300)" : "first(1000)");
      keys.put(RunKey.ITERATIONS, isOverfitted ? "900" : "200");
      keys.put(RunKey.BATCH, "100");
      keys.put(RunKey.LR, "0.01");
      keys.put(RunKey.SAMPLING, "with_replacement");
      List<Double> numbers =
          Stream.of(row).skip(6).filter(text -> !text.isEmpty()).map(Double::valueOf).toList();
      return new Network(row[0], row[1], keys, Integer.parseInt(row[5]), numbers);
    }

    @Override
    public String toString() {
      return experiment + " " + keys.get(RunKey.NORM) + " " + init + " " + keys.get(RunKey.DROPOUT);
    }
  }

  @BeforeAll
  static void readMnist() {
    mnist = IdxFolder.read("data/mnist", new Configuration());
  }

  static Stream<Network> networks() {
    return NumpyReference.rows("train/chapter-6.csv").stream().map(Network::of);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aSeedLearnsAsWellAsThoseOfNumPy(Network network) {
    RunResult run = run(network.keys);
    if (network.numbers.isEmpty()) {
      assertThat(run.status()).isEqualTo(Status.DIVERGED);
    } else {
      assertAmong(network.numbers.subList(1, 3), run.measured().trainAccuracy());
      assertAmong(network.numbers.subList(4, 6), run.measured().testAccuracy());
    }
  }

  /**
   * Weights this small leave the biases alone to learn. Most of the 1000 training images are a 7;
   * of the test images 10.28 % are, and 11.35 % are a 1, which the network names for all of them.
   */
  @Test
  void aNetworkThatNamesOneLabelForEveryImageIsNotLearning() {
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.INIT, "0.0001",
            RunKey.HIDDEN, "100*5",
            RunKey.TRAIN, "first(1000)",
            RunKey.ITERATIONS, "200",
            RunKey.SAMPLING, "with_replacement",
            RunKey.SEED, "1");
    RunResult.Measured run = run(keys).measured();
    assertThat(run.testAccuracy()).isEqualTo(0.1135);
    assertThat(run.diagnosis().trainingVerdict()).isEqualTo(TrainingVerdict.LEARNING);
    assertThat(run.diagnosis().revisedTraining()).isEqualTo(TrainingVerdict.BIAS_ONLY);
  }

  private static void assertAmong(List<Double> ends, double found) {
    double range = ends.get(1) - ends.get(0);
    assertThat(found).isBetween(ends.get(0) - range, ends.get(1) + range);
  }

  private static RunResult run(Map<RunKey<?>, String> keys) {
    return new Trainer(mnist, Kernels.best())
        .run(RunConfig.of("mnist", keys, ProbePlan.DEFAULT, ON_TRAINING));
  }
}
