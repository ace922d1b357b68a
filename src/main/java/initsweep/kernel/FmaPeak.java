package initsweep.kernel;

import java.util.OptionalDouble;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The float32 peak of a core: fused multiply-adds on registers alone, without memory access. Kernel
 * speeds are compared with it.
 */
public final class FmaPeak {
  private static final double NANOS_PER_SECOND = 1e9;

  private FmaPeak() {}

  /**
   * Measures the floating-point operations per second of this thread; a multiply-add counts as two.
   * Empty if the process has no vector module, since scalar Java cannot keep the vector units busy.
   *
   * @param seconds how long to measure
   */
  public static OptionalDouble measure(double seconds) {
    return VectorModule.isPresent()
        ? OptionalDouble.of(Registers.flopsPerSecond(seconds))
        : OptionalDouble.empty();
  }

  /** A separate class, so that a process without the vector module never loads it. */
  private static final class Registers {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /**
     * 12 independent sums hide the latency of fused multiply-add (4 cycles, 2 a cycle) and, with
     * two factors, fit the 16 registers of AVX2.
     */
    private static final int SUMS = 12;

    private static final int STEPS = 20_000;

    /** Consumes the sums; volatile, so that the compiler cannot eliminate the loop. */
    private static volatile float sink;

    static double flopsPerSecond(double seconds) {
      long start = System.nanoTime();
      long elapsed;
      double flops = 0;
      do {
        sink = sums(1e-3f, 1 - 1e-3f);
        flops += 2.0 * SUMS * STEPS * FLOATS.length();
        elapsed = System.nanoTime() - start;
      } while (elapsed < seconds * NANOS_PER_SECOND);
      return flops / elapsed * NANOS_PER_SECOND;
    }

    /** s ← s·decay + drift, which stays near 1: neither overflow nor denormals slow it down. */
    private static float sums(float drift, float decay) {
      FloatVector a = FloatVector.broadcast(FLOATS, drift);
      FloatVector d = FloatVector.broadcast(FLOATS, decay);
      FloatVector s0 = a;
      FloatVector s1 = a;
      FloatVector s2 = a;
      FloatVector s3 = a;
      FloatVector s4 = a;
      FloatVector s5 = a;
      FloatVector s6 = a;
      FloatVector s7 = a;
      FloatVector s8 = a;
      FloatVector s9 = a;
      FloatVector s10 = a;
      FloatVector s11 = a;
      for (int step = 0; step < STEPS; step++) {
        s0 = s0.fma(d, a);
        s1 = s1.fma(d, a);
        s2 = s2.fma(d, a);
        s3 = s3.fma(d, a);
        s4 = s4.fma(d, a);
        s5 = s5.fma(d, a);
        s6 = s6.fma(d, a);
        s7 = s7.fma(d, a);
        s8 = s8.fma(d, a);
        s9 = s9.fma(d, a);
        s10 = s10.fma(d, a);
        s11 = s11.fma(d, a);
      }
      FloatVector first = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
      return first.add(s6).add(s7).add(s8).add(s9).add(s10).add(s11).lane(0);
    }
  }
}
