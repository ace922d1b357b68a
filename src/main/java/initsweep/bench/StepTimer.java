package initsweep.bench;

import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.run.RunConfig;
import initsweep.train.TrainingLoop;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * Times the iterations of one run with one kernel. A finished run is followed by a new one, so that
 * the timed iterations are those of real runs, early and late ones.
 */
final class StepTimer {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final RunConfig config;
  private final ImageSet data;
  private final Kernel kernel;
  private final DescriptiveStatistics millis = new DescriptiveStatistics();
  private final DescriptiveStatistics batchMillis = new DescriptiveStatistics();
  private TrainingLoop loop;
  private long iterations;

  StepTimer(RunConfig config, ImageSet data, Kernel kernel) {
    this.config = config;
    this.data = data;
    this.kernel = kernel;
  }

  /** Time of some iterations, and of preparing their batches. */
  private record Lap(double nanos, double batchNanos, int iterations) {
    double millis() {
      return nanos / iterations / NANOS_PER_MILLI;
    }

    double batchMillis() {
      return batchNanos / iterations / NANOS_PER_MILLI;
    }

    Lap plus(Lap other) {
      return new Lap(
          nanos + other.nanos, batchNanos + other.batchNanos, iterations + other.iterations);
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
    batchMillis.addValue(lap.batchMillis());
    iterations += lap.iterations;
  }

  private Lap lap(double seconds) {
    Lap lap = stretch(1);
    while (lap.nanos + lap.batchNanos < seconds * NANOS_PER_SECOND) {
      lap = lap.plus(stretch(affordable(seconds, lap)));
    }
    return lap;
  }

  /** As many iterations as may fit into what is left of the time, and at least one. */
  private static int affordable(double seconds, Lap lap) {
    double left = seconds * NANOS_PER_SECOND - lap.nanos - lap.batchNanos;
    return (int) Math.max(1, left / (lap.millis() * NANOS_PER_MILLI));
  }

  /** Creating a new network is not timed. */
  private Lap stretch(int max) {
    long start = System.nanoTime();
    int ready = loop == null ? 0 : loop.prepare(max);
    if (ready == 0) {
      loop = new TrainingLoop(config, data, kernel);
      start = System.nanoTime();
      ready = loop.prepare(max);
    }
    long prepared = System.nanoTime();
    loop.iterate();
    return new Lap(System.nanoTime() - prepared, prepared - start, ready);
  }

  /** Milliseconds per iteration, one value per round. */
  DescriptiveStatistics millis() {
    return millis;
  }

  /** Milliseconds for drawing and encoding a batch, one value per round. */
  DescriptiveStatistics batchMillis() {
    return batchMillis;
  }

  /** How many iterations were timed in all rounds together. */
  long iterations() {
    return iterations;
  }
}
