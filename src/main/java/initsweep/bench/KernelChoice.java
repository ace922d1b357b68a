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
  /** What sweeps use. */
  VECTOR(Kernels::best, () -> Kernels.best().vectorBits() + "-bit vectors"),

  /** The specification, and what sweeps use where Java has no vector module. */
  SCALAR(ScalarKernel::new, () -> "plain Java"),

  /** The machine's own BLAS if there is one, else netlib's in Java, as Spark chooses. */
  NETLIB(BLAS::getInstance),

  /** netlib's BLAS in Java: what Spark has on a machine without a BLAS of its own. */
  NETLIB_JAVA(JavaBLAS::getInstance);

  /** What {@code bench} compares unless it is told otherwise. */
  public static final List<KernelChoice> USUAL = List.of(VECTOR, SCALAR, NETLIB);

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
