package initsweep.bench;

import initsweep.data.ImageSet;
import initsweep.kernel.FmaPeak;
import initsweep.nn.NetworkShape;
import initsweep.run.RunConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The iterations of some networks timed with several kernels. The kernels take turns, round after
 * round, so that whatever else the machine does hits all alike.
 *
 * <p>Every network is warmed up before the first is timed, kernel after kernel as {@link
 * KernelChoice} lists them, netlib's Java last: it computes with the vectors of another species,
 * and the compiler, once it has seen two, no longer knows which one a loop of ours carries around
 * and puts every vector on the heap, ten times slower. What it compiled before stays good.
 */
public final class StepBenchmark {
  /** Odd, so that the median is the value of a round. */
  private static final int ROUNDS = 11;

  /** Share of the time of a kernel. */
  private static final double PEAK = 0.1;

  /** Enough for the compiler, however short the measurement is. */
  private static final double SECONDS_TO_WARM_THE_PEAK_UP = 0.3;

  private final ImageSet data;
  private final double seconds;
  private final Map<RunConfig, Map<KernelChoice, StepTimer>> timers = new LinkedHashMap<>();

  /**
   * Warms up on the calling thread.
   *
   * @param configs runs that train; one that is over starts anew
   * @param seconds to be measured per kernel
   * @throws initsweep.spelling.InvalidValueException if a kernel cannot run here, or a batch is
   *     larger than the training set
   */
  public StepBenchmark(
      ImageSet data, List<RunConfig> configs, List<KernelChoice> kernels, double seconds) {
    this.data = data;
    this.seconds = seconds;
    for (RunConfig config : configs) {
      data.requireBatch(config.batch(), config.data());
      Map<KernelChoice, StepTimer> turns = new LinkedHashMap<>();
      kernels.forEach(choice -> turns.put(choice, new StepTimer(config, data, choice.kernel())));
      timers.put(config, turns);
    }
    FmaPeak.measure(SECONDS_TO_WARM_THE_PEAK_UP);
    kernels.stream()
        .sorted()
        .flatMap(choice -> timers.values().stream().map(turns -> turns.get(choice)))
        .forEach(timer -> timer.warmUp(seconds));
  }

  /**
   * Times iterations on the calling thread.
   *
   * @param config one of those that were warmed up
   * @return the kernels in the given order
   */
  public List<StepTiming> time(RunConfig config) {
    Map<KernelChoice, StepTimer> turns = timers.get(config);
    DescriptiveStatistics peak = new DescriptiveStatistics();
    for (int round = 0; round < ROUNDS; round++) {
      FmaPeak.measure(seconds * PEAK / ROUNDS).ifPresent(peak::addValue);
      turns.values().forEach(timer -> timer.round(seconds / ROUNDS));
    }
    NetworkShape shape = new NetworkShape(data.features(), config.hidden().units(), data.classes());
    return turns.entrySet().stream()
        .map(turn -> timing(config, shape, turn.getKey(), turn.getValue(), peak))
        .toList();
  }

  private static StepTiming timing(
      RunConfig config,
      NetworkShape shape,
      KernelChoice kernel,
      StepTimer timer,
      DescriptiveStatistics peak) {
    return new StepTiming(
        config, shape, kernel, timer.millis(), timer.batchMillis(), timer.iterations(), peak);
  }
}
