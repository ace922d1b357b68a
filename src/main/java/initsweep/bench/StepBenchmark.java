package initsweep.bench;

import initsweep.data.ImageSet;
import initsweep.kernel.FmaPeak;
import initsweep.nn.NetworkShape;
import initsweep.run.RunConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * Times training iterations of several networks with several kernels. They take turns, round after
 * round, so that other load on the machine affects all of them alike.
 *
 * <p>Every network is warmed up before the first is timed, kernel after kernel as {@link
 * KernelChoice} lists them, netlib's Java BLAS last: it uses another vector species, and once the
 * JIT compiler has seen two species it no longer keeps the vectors of our loops in registers but
 * boxes them on the heap, ten times slower. Code compiled before that stays fast.
 */
public final class StepBenchmark {
  /** Odd, so that the median is the value of a round. */
  private static final int ROUNDS = 11;

  /** Time spent measuring the peak, as a share of the time spent on a kernel. */
  private static final double PEAK = 0.1;

  /** Enough for JIT compilation, however short the measurement is. */
  private static final double SECONDS_TO_WARM_THE_PEAK_UP = 0.3;

  private final ImageSet data;
  private final double seconds;
  private final Map<RunConfig, Map<KernelChoice, StepTimer>> timers = new LinkedHashMap<>();

  /**
   * Warms up on the calling thread.
   *
   * @param configs runs with training iterations; a finished run starts again
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
   * @return the runs in the given order, and for each the kernels in theirs
   */
  public List<StepTiming> time() {
    DescriptiveStatistics peak = new DescriptiveStatistics();
    for (int round = 0; round < ROUNDS; round++) {
      FmaPeak.measure(seconds * PEAK / ROUNDS).ifPresent(peak::addValue);
      timers
          .values()
          .forEach(turns -> turns.values().forEach(timer -> timer.round(seconds / ROUNDS)));
    }
    List<StepTiming> timings = new ArrayList<>();
    timers.forEach(
        (config, turns) ->
            turns.forEach((kernel, timer) -> timings.add(timing(config, kernel, timer, peak))));
    return timings;
  }

  private StepTiming timing(
      RunConfig config, KernelChoice kernel, StepTimer timer, DescriptiveStatistics peak) {
    NetworkShape shape = config.shape(data.features(), data.classes());
    return new StepTiming(
        config, shape, kernel, timer.millis(), timer.batchMillis(), timer.iterations(), peak);
  }
}
