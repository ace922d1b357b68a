package initsweep.ledger;

import initsweep.run.Stage;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a sweep is, in runs and in the work that the plan predicts. The longest chunks go first,
 * so a count of runs alone would promise too late an end.
 *
 * @param stage what is computed, of a sweep that tunes keys; null in any other
 * @param runs what is durable
 * @param secondsPlanned predicted for all chunks on one core
 * @param secondsDone predicted for those that are durable
 */
public record Advance(Stage stage, Progress runs, double secondsPlanned, double secondsDone) {
  Advance in(Stage stage) {
    return new Advance(stage, runs, secondsPlanned, secondsDone);
  }

  /**
   * How long the rest takes, if the prediction is wrong by the same factor from now on as since the
   * start of this command.
   *
   * @param start where this command found the sweep
   * @param elapsed since then
   * @return nothing if nothing was computed since
   */
  public Optional<Duration> left(Advance start, Duration elapsed) {
    double computed = secondsDone - start.secondsDone;
    if (runs.done() == start.runs.done() || computed <= 0) {
      return Optional.empty();
    }
    double share = Math.max(0, secondsPlanned - secondsDone) / computed;
    return Optional.of(Duration.ofMillis(Math.round(share * elapsed.toMillis())));
  }
}
