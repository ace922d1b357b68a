package initsweep.bench;

import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.train.RunConfig;
import initsweep.train.Training;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * Times the iterations of one run with one kernel. A run that is over is followed by a new one, so
 * that the iterations timed are those of real runs, early and late.
 */
final class Stopwatch {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final RunConfig config;
  private final ImageSet data;
  private final Kernel kernel;
  private final DescriptiveStatistics millis = new DescriptiveStatistics();
  private Training training;
  private int left;
  private long iterations;

  Stopwatch(RunConfig config, ImageSet data, Kernel kernel) {
    this.config = config;
    this.data = data;
    this.kernel = kernel;
  }

  private record Lap(double nanos, int iterations) {
    double millis() {
      return nanos / iterations / NANOS_PER_MILLI;
    }
  }

  /**
   * @param seconds that will be measured
   */
  void warmUp(double seconds) {
    WarmUp.repeat(() -> lap(seconds * WarmUp.LAP).millis());
  }

  /** A round takes at least the given time, and at least one iteration. */
  void round(double seconds) {
    Lap lap = lap(seconds);
    millis.addValue(lap.millis());
    iterations += lap.iterations;
  }

  private Lap lap(double seconds) {
    double nanos = 0;
    int count = 0;
    for (; count == 0 || nanos < seconds * NANOS_PER_SECOND; count++) {
      nanos += iteration();
    }
    return new Lap(nanos, count);
  }

  /** Making a new network is not part of its time. */
  private long iteration() {
    if (left == 0) {
      training = new Training(config, data, kernel);
      left = config.iterations();
    }
    left--;
    long start = System.nanoTime();
    training.iterate(1);
    return System.nanoTime() - start;
  }

  /** Milliseconds per iteration, a value a round. */
  DescriptiveStatistics millis() {
    return millis;
  }

  /** How many iterations the rounds had. */
  long iterations() {
    return iterations;
  }
}
