package initsweep.bench;

import java.util.function.DoubleSupplier;

/**
 * Lets the JIT compiler finish before anything is timed: work is repeated as long as it gets
 * faster. How long that takes depends on how busy the machine is, since the compiler has its own
 * threads.
 */
final class WarmUp {
  /** Length of a lap, as a share of the time that will be measured. */
  static final double LAP = 0.25;

  private static final double STEADY = 0.95;
  private static final int MAX_LAPS = 20;

  private WarmUp() {}

  /**
   * @param lap does some work and returns what a unit of it took
   */
  static void repeat(DoubleSupplier lap) {
    double before = lap.getAsDouble();
    for (int laps = 1; laps < MAX_LAPS; laps++) {
      double now = lap.getAsDouble();
      if (now > STEADY * before) {
        return;
      }
      before = now;
    }
  }
}
