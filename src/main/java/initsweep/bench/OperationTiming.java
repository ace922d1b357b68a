package initsweep.bench;

import initsweep.data.ImageSet;
import initsweep.run.RunConfig;
import initsweep.spelling.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How much of an iteration's time one kernel operation takes.
 *
 * @param config the run that was timed
 * @param operation with its sizes, or {@link #REST}
 * @param calls per iteration; null for the rest
 * @param micros per iteration, all calls together
 * @param share of the iteration
 */
public record OperationTiming(
    RunConfig config,
    KernelChoice kernel,
    String operation,
    Double calls,
    double micros,
    double share) {
  public static final List<String> COLUMNS =
      List.of("hidden", "kernel", "operation", "calls", "us", "share");

  /** Softmax, loss, loop overhead and the cost of reading the clock. */
  static final String REST = "everything else";

  private static final double MICROS_PER_MILLI = 1e3;
  private static final double NANOS_PER_MICRO = 1e3;

  /**
   * Times iterations on the calling thread, call by call, which makes them slower than {@link
   * StepBenchmark} says.
   *
   * @param seconds to be measured, after warming up
   * @return the most expensive first, the rest last
   * @throws InvalidValueException if the kernel cannot run here, or a batch is larger than the
   *     training set
   */
  public static List<OperationTiming> of(
      RunConfig config, ImageSet data, KernelChoice kernel, double seconds) {
    data.requireBatch(config.batch(), config.data());
    OperationClock clock = new OperationClock();
    StepTimer timer = new StepTimer(config, data, clock.proxy(kernel.kernel()));
    timer.warmUp(seconds);
    clock.reset();
    timer.round(seconds);
    double iteration = timer.millis().getMean() * MICROS_PER_MILLI;
    List<OperationTiming> timings = new ArrayList<>();
    clock
        .totals()
        .forEach(
            (operation, total) -> {
              double calls = (double) total.calls() / timer.iterations();
              double micros = total.nanos() / NANOS_PER_MICRO / timer.iterations();
              timings.add(
                  new OperationTiming(
                      config, kernel, operation.toString(), calls, micros, micros / iteration));
            });
    timings.sort(Comparator.comparingDouble(OperationTiming::micros).reversed());
    double rest = iteration - timings.stream().mapToDouble(OperationTiming::micros).sum();
    timings.add(new OperationTiming(config, kernel, REST, null, rest, rest / iteration));
    return timings;
  }

  /** The values of {@link #COLUMNS}. */
  public List<Object> row() {
    return Arrays.asList(
        config.hidden().toString(), kernel.toString(), operation, calls, micros, share);
  }
}
