package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.data.IdxFolder;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.kernel.ScalarKernel;
import initsweep.kernel.VectorKernel;
import initsweep.random.NumpyReference;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The article's procedure on MNIST, against the same procedure written in NumPy. */
class BookCurveTest {
  private static ImageSet mnist;

  @BeforeAll
  static void readMnist() {
    mnist = IdxFolder.read("data/mnist", new Configuration());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.01",
    "0,xavier",
    "0,he",
    "1,0.01",
    "1,xavier",
    "1,he",
    "2,0.01",
    "2,xavier",
    "2,he",
    "3,0.01",
    "3,xavier",
    "3,he"
  })
  void inNumpyModeTheLossCurveIsNumpys(String seed, String init) {
    List<Double> expected =
        NumpyReference.rows("train/numpy-curve.csv").stream()
            .filter(row -> row[0].equals(seed) && row[1].equals(init))
            .map(row -> Double.parseDouble(row[3]))
            .toList();
    float[] found =
        run(
            Map.of(
                RunKey.RNG, "numpy", RunKey.SEED, seed, RunKey.INIT, init, RunKey.ITERATIONS, "50"),
            new VectorKernel());
    assertThat(found).hasSize(50);
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i])
          .as("iteration %s", i)
          .isCloseTo(expected.get(i), within(1e-4 * expected.get(i)));
    }
  }

  @Test
  void theScalarKernelTrainsToTheSameBits() {
    Map<RunKey<?>, String> keys =
        Map.of(RunKey.ITERATIONS, "8", RunKey.ACTIVATION, "tanh", RunKey.HIDDEN, "[33,17]");
    assertThat(run(keys, new ScalarKernel())).containsExactly(run(keys, new VectorKernel()));
  }

  private static float[] run(Map<RunKey<?>, String> keys, Kernel kernel) {
    RunConfig config = RunConfig.of("data/mnist", keys, ProbePlan.DEFAULT, 0);
    RunResult result = new Trainer(mnist, kernel).run(config);
    assertThat(result.status()).as(result.error()).isEqualTo(Status.COMPLETED);
    return result.measured().trainLoss();
  }
}
