package initsweep.bench;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import initsweep.kernel.Kernel;
import initsweep.kernel.Kernels;
import initsweep.kernel.ScalarKernel;
import initsweep.spelling.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The kernels that can be measured. */
public enum KernelChoice {
  /** The vector kernel, which sweeps use. */
  VECTOR(Kernels::best, () -> Kernels.best().vectorBits() + "-bit vectors"),

  /** The scalar specification, which sweeps use where the JVM has no vector module. */
  SCALAR(ScalarKernel::new, () -> "plain Java"),

  /** netlib's choice, as in Spark: a native BLAS if one is installed, else netlib's Java BLAS. */
  NETLIB(BLAS::getInstance),

  /** netlib's Java BLAS: what Spark uses where no native BLAS is installed. */
  NETLIB_JAVA(JavaBLAS::getInstance);

  /** The kernels that {@code bench} compares by default. */
  public static final List<KernelChoice> DEFAULTS = List.of(VECTOR, SCALAR, NETLIB);

  private final Supplier<Kernel> kernel;
  private final Supplier<String> implementation;

  KernelChoice(Supplier<Kernel> kernel, Supplier<String> implementation) {
    this.kernel = kernel;
    this.implementation = implementation;
  }

  KernelChoice(Supplier<BLAS> blas) {
    this(
        () -> new NetlibKernel(blas.get(), Kernels.best()),
        () -> NativeLibrary.describe(blas.get()));
  }

  /** The kernel that a sweep would use in this process. */
  public static KernelChoice ofSweeps() {
    return VECTOR.isAvailable() ? VECTOR : SCALAR;
  }

  /** Whether this process can run it. */
  public boolean isAvailable() {
    return this != VECTOR || Kernels.best().name().equals(toString());
  }

  /**
   * @throws InvalidValueException if this process cannot run it
   */
  Kernel kernel() {
    if (!isAvailable()) {
      throw new InvalidValueException(
          "kernel vector needs the module jdk.incubator.vector, and this JVM runs without it; start Java with --add-modules jdk.incubator.vector");
    }
    return kernel.get();
  }

  /** Which code computes the products: {@code 512-bit vectors}. */
  String implementation() {
    return implementation.get();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
