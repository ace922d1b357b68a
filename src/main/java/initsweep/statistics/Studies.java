package initsweep.statistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The statistics over the seeds of a sweep.
 *
 * @param studies of the test accuracy, of the final loss, and of the loss to compare cells by where
 *     that is another one
 * @param compared of the test accuracy, and of the loss to compare cells by
 */
public record Studies(VaryingKeys keys, List<Study> studies, List<Study> compared) {
  /**
   * @param runs all evaluated runs of the sweep
   */
  public static Studies of(VaryingKeys varying, List<MeasuredRun> runs, Choosing choosing) {
    Study accuracy = study(Metric.TEST_ACCURACY, runs, choosing);
    Study finalLoss = study(Metric.FINAL_LOSS, runs, choosing);
    Metric loss = Metric.comparableLoss(varying.varying(), haveLossBeforeUpdate(runs));
    if (loss == Metric.FINAL_LOSS) {
      List<Study> both = List.of(accuracy, finalLoss);
      return new Studies(varying, both, both);
    }
    Study comparable = study(loss, runs, choosing);
    return new Studies(
        varying, List.of(accuracy, finalLoss, comparable), List.of(accuracy, comparable));
  }

  /** Rows of schema version 1 do not have it. */
  private static boolean haveLossBeforeUpdate(List<MeasuredRun> runs) {
    return runs.stream()
        .map(MeasuredRun::metrics)
        .allMatch(
            metrics ->
                metrics.containsKey(Metric.FINAL_LOSS_BEFORE_UPDATE)
                    || !metrics.containsKey(Metric.FINAL_LOSS));
  }

  private static Study study(Metric metric, List<MeasuredRun> runs, Choosing choosing) {
    return Study.of(metric, runs.stream().map(run -> run.run(metric)).toList(), choosing);
  }

  /** Whether there is a metric to compare cells by: runs without labels have none. */
  public boolean areOfTraining() {
    return studies.stream().anyMatch(study -> !study.summaries().isEmpty());
  }

  /** The study of a metric that has one. */
  public Study of(Metric metric) {
    return studies.stream().filter(study -> study.metric() == metric).findFirst().orElseThrow();
  }

  /**
   * The headline of the sweep, also if no run completed or nothing was trained.
   *
   * @param ends evaluated only if no cell is best
   * @param health whether each cell, in their order, is healthy at every seed; evaluated only if
   *     nothing was trained
   */
  public Headline headline(Supplier<Ends> ends, Supplier<Map<String, Boolean>> health) {
    return Optional.of(of(Metric.TEST_ACCURACY))
        .flatMap(Study::headline)
        .<Headline>map(leading -> leading)
        .orElseGet(() -> withoutWinner(ends.get(), health));
  }

  private static Headline withoutWinner(Ends ends, Supplier<Map<String, Boolean>> health) {
    if (ends.completed() == 0) {
      return new Headline.NoneCompleted(
          ends.runs(), ends.diverged(), ends.failed(), ends.firstAt(), ends.lastAt());
    }
    Map<String, Boolean> cells = health.get();
    List<String> healthy = cells.keySet().stream().filter(cells::get).toList();
    return new Headline.Untrained(healthy, cells.size(), ends.runs(), ends.failed());
  }
}
