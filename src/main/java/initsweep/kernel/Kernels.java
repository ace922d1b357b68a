package initsweep.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choice of kernel, made once per process. */
public final class Kernels {
  private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);

  private Kernels() {}

  /** The fastest kernel this process can run: vector if the JVM has its module, else scalar. */
  public static Kernel best() {
    return Best.KERNEL;
  }

  /**
   * Initialised on first use, so that the warning is logged once and only in processes that use a
   * kernel.
   */
  private static final class Best {
    static final Kernel KERNEL = choose();

    private static Kernel choose() {
      if (VectorModule.isPresent()) {
        return new VectorKernel();
      }
      LOG.warn(
          "The JVM runs without the module {}: using scalar arithmetic, which is many times"
              + " slower and gives the same results. Start it with --add-modules {}.",
          VectorModule.NAME,
          VectorModule.NAME);
      return new ScalarKernel();
    }
  }
}
