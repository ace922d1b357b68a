package initsweep.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * The progress of a sweep, in runs and in predicted work. The longest chunks go first, so a count
 * of runs alone would overestimate the time left.
 *
 * @param part what is computed, of a sweep that tunes keys; null in any other
 * @param runs what is durable
 * @param secondsPlanned predicted for all chunks on one core
 * @param secondsDone predicted for those that are stored durably
 */
public record Advance(String part, Progress runs, double secondsPlanned, double secondsDone) {
  Advance in(String part) {
    return new Advance(part, runs, secondsPlanned, secondsDone);
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
