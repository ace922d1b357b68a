package initsweep.bench;

import initsweep.data.ImageSet;
import initsweep.kernel.FmaPeak;
import initsweep.nn.NetworkShape;
import initsweep.train.RunConfig;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The iteration of one network timed with several kernels. They take turns, round after round, so
 * that whatever else the machine does hits all alike.
 */
public final class StepBenchmark {
  /** Odd, so that the median is the value of a round. */
  private static final int ROUNDS = 11;

  /** Share of the time of a kernel. */
  private static final double PEAK = 0.1;

  /** Enough for the compiler, however short the measurement is. */
  private static final double SECONDS_TO_WARM_THE_PEAK_UP = 0.3;

  private StepBenchmark() {}

  /**
   * Times iterations on the calling thread.
   *
   * @param config a run that trains; when it is over it starts anew
   * @param seconds measured per kernel, after warming up
   * @return the kernels in the given order
   * @throws initsweep.spelling.InvalidValueException if a kernel cannot run here, or the batch is
   *     larger than the training set
   */
  public static List<StepTiming> run(
      ImageSet data, RunConfig config, List<KernelChoice> kernels, double seconds) {
    data.requireBatch(config.batch(), config.data());
    List<StepTimer> watches =
        kernels.stream().map(choice -> new StepTimer(config, data, choice.kernel())).toList();
    DescriptiveStatistics peak = new DescriptiveStatistics();
    FmaPeak.measure(SECONDS_TO_WARM_THE_PEAK_UP);
    watches.forEach(watch -> watch.warmUp(seconds));
    for (int round = 0; round < ROUNDS; round++) {
      FmaPeak.measure(seconds * PEAK / ROUNDS).ifPresent(peak::addValue);
      watches.forEach(watch -> watch.round(seconds / ROUNDS));
    }
    NetworkShape shape = new NetworkShape(data.features(), config.hidden().units(), data.classes());
    return IntStream.range(0, kernels.size())
        .mapToObj(i -> timing(config, shape, kernels.get(i), watches.get(i), peak))
        .toList();
  }

  private static StepTiming timing(
      RunConfig config,
      NetworkShape shape,
      KernelChoice kernel,
      StepTimer watch,
      DescriptiveStatistics peak) {
    return new StepTiming(
        config, shape, kernel, watch.millis(), watch.batchMillis(), watch.iterations(), peak);
  }
}
