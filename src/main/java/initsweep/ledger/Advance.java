package initsweep.ledger;

import initsweep.run.Stage;
import java.time.Duration;
import java.util.Optional;

/**
 * The progress of a sweep, in runs and in predicted work. The longest chunks go first, so a count
 * of runs alone would overestimate the time left.
 *
 * @param stage the current stage of a sweep that tunes keys, else null
 * @param runs runs that are stored durably
 * @param secondsPlanned predicted for all chunks on one core
 * @param secondsDone predicted for those that are stored durably
 */
public record Advance(Stage stage, Progress runs, double secondsPlanned, double secondsDone) {
  Advance in(Stage stage) {
    return new Advance(stage, runs, secondsPlanned, secondsDone);
  }

  /**
   * The predicted time left, corrected by the ratio of measured to predicted time since the start
   * of this command.
   *
   * @param start the progress when this command started
   * @param elapsed since then
   * @return empty if nothing has been computed since
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
