package initsweep.nn.activations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import initsweep.kernel.Kernels;
import initsweep.nn.Activation;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once compiled, activations allocate nothing: no vector crosses a call that is not inlined. */
class ActivationAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int LENGTH = 1024;
  private static final int CALLS = 500;

  /** The compiler works beside the test; on a busy machine it takes its time. */
  private static final int MAX_BATCHES = 2000;

  private final float[] z = new float[LENGTH];
  private final float[] h = new float[LENGTH];
  private final float[] slope = new float[LENGTH];

  static Stream<Activation> activations() {
    return Activations.names().stream().map(Activations::parse);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void aWarmActivationAllocatesNothing(Activation activation) {
    for (int i = 0; i < LENGTH; i++) {
      z[i] = (i - LENGTH / 2) * 0.01f;
    }
    long bytes = Long.MAX_VALUE;
    for (int batch = 0; batch < MAX_BATCHES && bytes > 0; batch++) {
      bytes = bytesOf(activation);
    }
    assertThat(bytes).as("bytes of %s calls of %s", 2 * CALLS, activation).isZero();
  }

  private long bytesOf(Activation activation) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < CALLS; call++) {
      activation.apply(Kernels.best(), LENGTH, z, h, slope);
      activation.apply(Kernels.best(), LENGTH, z, h, null);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
