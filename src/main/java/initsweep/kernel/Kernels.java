package initsweep.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choice of kernel, made once per process. */
public final class Kernels {
  private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private Kernels() {}

  /**
   * The fastest kernel this process can run: vector if the JVM was started with its module, else
   * scalar.
   */
  public static Kernel best() {
    return Best.KERNEL;
  }

  static boolean vectorModuleIsPresent() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /** Initialised on first use, so that the warning comes once and only where a kernel is wanted. */
  private static final class Best {
    static final Kernel KERNEL = choose();

    private static Kernel choose() {
      if (vectorModuleIsPresent()) {
        return new VectorKernel();
      }
      LOG.warn(
          "The JVM runs without the module {}: using scalar arithmetic, many times slower, same results."
              + " Start it with --add-modules {}.",
          VECTOR_MODULE,
          VECTOR_MODULE);
      return new ScalarKernel();
    }
  }
}
