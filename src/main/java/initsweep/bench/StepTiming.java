package initsweep.bench;

import static java.util.stream.Collectors.joining;

import initsweep.nn.NetworkShape;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * How long an iteration takes with one kernel.
 *
 * @param config the run that was timed
 * @param shape of its network
 * @param millis per iteration, one value per round
 * @param batchMillis for drawing and encoding its batch, which all runs of a seed share
 * @param iterations timed in all rounds together
 * @param peak operations per second of a core doing nothing but fused multiply-adds, one value per
 *     round; empty where it cannot be measured
 */
public record StepTiming(
    RunConfig config,
    NetworkShape shape,
    KernelChoice kernel,
    DescriptiveStatistics millis,
    DescriptiveStatistics batchMillis,
    long iterations,
    DescriptiveStatistics peak) {
  public static final List<String> COLUMNS =
      List.of(
          "network",
          "batch",
          "input",
          "with",
          "kernel",
          "implementation",
          "ms",
          "ms_min",
          "ms_max",
          "batch_ms",
          "rounds",
          "iterations",
          "mflop",
          "gflop_per_s",
          "peak_gflop_per_s",
          "peak_share");

  /** The keys that other columns show. */
  public static final Set<RunKey<?>> OWN_COLUMNS =
      Set.of(RunKey.HIDDEN, RunKey.BATCH, RunKey.INPUT);

  private static final double MEDIAN = 50;

  /**
   * Operations of the article's iteration, a multiply and an add counted as two and every product
   * as dense: forward, backward, and forward again for the loss after the update.
   */
  double flops() {
    return (double) config.batch() * (2 * shape.flops() + shape.backwardFlops());
  }

  /** {@code norm=batch}: what makes the run another than the book's, but for the columns before. */
  public static String with(RunConfig config) {
    return config.texts().entrySet().stream()
        .filter(entry -> !OWN_COLUMNS.contains(entry.getKey()))
        .filter(entry -> !entry.getKey().isDefault(entry.getValue()))
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(joining(" "));
  }

  /** The values of {@link #COLUMNS}. */
  public List<Object> row() {
    double ms = millis.getPercentile(MEDIAN);
    double perSecond = flops() / ms * 1e3;
    String with = with(config);
    Double max = peak.getN() == 0 ? null : peak.getMax();
    return Arrays.asList(
        "%s-%s-%s".formatted(shape.inputs(), config.hidden(), shape.outputs()),
        config.batch(),
        config.text(RunKey.INPUT),
        with.isEmpty() ? null : with,
        kernel.toString(),
        kernel.implementation(),
        ms,
        millis.getMin(),
        millis.getMax(),
        batchMillis.getPercentile(MEDIAN),
        millis.getN(),
        iterations,
        flops() / 1e6,
        perSecond / 1e9,
        max == null ? null : max / 1e9,
        max == null ? null : perSecond / max);
  }
}
