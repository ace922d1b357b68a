package initsweep.bench;

import initsweep.data.DataSet;
import initsweep.plan.Chunk;
import initsweep.plan.SweepPlan;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.RunConfig;
import initsweep.spelling.InvalidValueException;
import initsweep.train.Trainer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates how many runs of a sweep one core completes per hour, by timing a sample. Groups of
 * runs that share their batches are drawn with probability proportional to the time that the plan
 * predicts for them, so the mean ratio of measured to predicted seconds, times the prediction for
 * the whole sweep, estimates the time of the sweep (Hansen and Hurwitz 1943).
 *
 * @param sweep name of the sweep
 * @param runs of the sweep
 * @param timed runs that were measured; a run may be drawn again
 * @param ratio measured ÷ predicted seconds, the mean over the runs measured
 * @param seconds of one core for the whole sweep
 */
public record SweepRate(
    String sweep, KernelChoice kernel, int runs, int timed, double ratio, double seconds) {
  public static final List<String> COLUMNS =
      List.of(
          "sweep",
          "kernel",
          "runs",
          "timed_runs",
          "measured_to_planned",
          "seconds_per_run",
          "core_hours",
          "runs_per_hour_per_core");

  /** CPU time: what else runs on the machine does not count. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double NANOS_PER_SECOND = 1e9;

  /** As many runs as a task trains side by side. */
  private static final int NEIGHBOURS = 8;

  /** Multiples of it, modulo 1, are spread evenly, however many are taken. */
  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

  /**
   * Times runs on the calling thread, without Spark and without storing them.
   *
   * @param seconds how long at least, after warming up; the last runs are finished
   * @throws InvalidValueException if a run fails, or the kernel cannot run here
   */
  public static SweepRate of(SweepPlan plan, DataSet data, KernelChoice kernel, double seconds) {
    Sampler sampler = new Sampler(plan, new Trainer(data, kernel.kernel()));
    WarmUp.repeat(() -> sampler.sample(seconds * WarmUp.LAP).ratio());
    Sample sample = sampler.sample(seconds);
    return new SweepRate(
        plan.grid().spec().name(),
        kernel,
        plan.grid().runCount(),
        sample.runs,
        sample.ratio(),
        sample.ratio() * plan.predict(1).cpuSeconds());
  }

  private record Sample(int groups, int runs, double ratios) {
    double ratio() {
      return ratios / groups;
    }
  }

  private static final class Sampler {
    private final SweepPlan plan;
    private final Trainer trainer;
    private final double total;
    private double position;

    Sampler(SweepPlan plan, Trainer trainer) {
      this.plan = plan;
      this.trainer = trainer;
      this.total = plan.predict(1).cpuSeconds();
    }

    Sample sample(double seconds) {
      int groups = 0;
      int runs = 0;
      double ratios = 0;
      for (double spent = 0; spent < seconds || groups == 0; groups++) {
        int[] group = next();
        double expected = SweepPlan.of(plan.grid(), IntStream.of(group)).predict(1).cpuSeconds();
        double measured = time(IntStream.of(group).mapToObj(plan.grid()::config).toList());
        ratios += measured / expected;
        spent += measured;
        runs += group.length;
      }
      return new Sample(groups, runs, ratios);
    }

    /**
     * The group of runs that a single core is training when this share of the predicted work is
     * done.
     */
    private int[] next() {
      position = (position + GOLDEN_RATIO) % 1;
      double left = position * total;
      int number = 0;
      while (number < plan.chunks().size() - 1 && left >= plan.chunks().get(number).estimate()) {
        left -= plan.chunks().get(number).estimate();
        number++;
      }
      Chunk chunk = plan.chunks().get(number);
      int at = (int) Math.min(left / chunk.estimate() * chunk.size(), chunk.size() - 1);
      return chunk.runs().skip(at / NEIGHBOURS * NEIGHBOURS).limit(NEIGHBOURS).toArray();
    }

    private double time(List<RunConfig> group) {
      long start = THREADS.getCurrentThreadCpuTime();
      List<RunResult> results = trainer.run(group, () -> false);
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_SECOND;
      results.forEach(this::requireSuccess);
      return seconds;
    }

    private void requireSuccess(RunResult result) {
      if (result.status() == Status.FAILED) {
        throw new InvalidValueException(
            ("a run of %s failed and cannot be timed: %s; correct the sweep file, or rerun this"
                    + " config to see why: %s")
                .formatted(plan.grid().spec().name(), result.error(), result.config().json()));
      }
    }
  }

  /** The values of {@link #COLUMNS}. */
  public List<Object> row() {
    return List.of(
        sweep,
        kernel.toString(),
        runs,
        timed,
        ratio,
        seconds / runs,
        seconds / SECONDS_PER_HOUR,
        runs / seconds * SECONDS_PER_HOUR);
  }
}
