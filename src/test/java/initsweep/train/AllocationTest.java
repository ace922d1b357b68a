package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import initsweep.data.HeldOut;
import initsweep.data.IdxFolder;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernels;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A training step leaves nothing to the garbage collector. Not where netlib's vectors have been at
 * work before: see {@link initsweep.bench.StepBenchmark}.
 */
@Tag("own-jvm")
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Stretches of 32 batches until the compiler must have done its work, beside others too. */
  private static final int STRETCHES = 1000;

  /** Vectors are objects until their code is compiled; from then on there are none. */
  @ParameterizedTest
  @ValueSource(strings = {"unit", "centered"})
  void aWarmTrainingStepAllocatesNothing(String input) {
    assertNothingIsAllocated(Map.of(RunKey.INPUT, input, RunKey.HIDDEN, "[100,100]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch | rezero   | cosine       | 32*3",
        "batch | residual | cosine       | 50*4",
        "layer | residual | step(10,0.9) | 33*3",
        "layer | none     | cosine       | [256,17,64]"
      })
  void neitherDoesAStepThroughNormSkipAndDropout(
      String norm, String skip, String schedule, String hidden) {
    assertNothingIsAllocated(
        Map.of(
            RunKey.HIDDEN,
            hidden,
            RunKey.NORM,
            norm,
            RunKey.SKIP,
            skip,
            RunKey.DROPOUT,
            "0.2",
            RunKey.SCHEDULE,
            schedule));
  }

  private static void assertNothingIsAllocated(Map<RunKey<?>, String> some) {
    ImageSet mnist = IdxFolder.read("data/mnist", new Configuration());
    Map<RunKey<?>, String> keys = new TreeMap<>(some);
    keys.put(RunKey.ITERATIONS, "100000");
    RunConfig config = RunConfig.of("data/mnist", keys, ProbePlan.DEFAULT, 0);
    EncodedImages data =
        new EncodedImages(HeldOut.of(mnist, 0), config.input(), 1, true, Kernels.best());
    Training training =
        new Training(config, data, new Workspaces(config.batch(), data), Kernels.best());
    Batches batches = training.batches();

    long min = Long.MAX_VALUE;
    for (int stretch = 0; stretch < STRETCHES && min > 0; stretch++) {
      batches.next(config.iterations());
      long before = THREADS.getCurrentThreadAllocatedBytes();
      training.advance(batches);
      min = Math.min(min, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(min).as("bytes allocated by a stretch of steps").isZero();
  }
}
