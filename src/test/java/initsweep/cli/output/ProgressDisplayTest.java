package initsweep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.ledger.Advance;
import initsweep.ledger.Progress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the line says of a sweep that is under way. */
class ProgressDisplayTest {
  private static final Duration ELAPSED = Duration.ofSeconds(10);

  private static Advance advance(Progress runs, double seconds) {
    return new Advance(null, runs, 8000, seconds);
  }

  @Test
  void aSweepThatHasJustBegunHasNoPace() {
    Advance start = advance(new Progress(30, 0, 0, 0), 0);
    assertThat(ProgressDisplay.line(start, start, ELAPSED)).isEqualTo("0/30 runs");
  }

  @Test
  void runsPerSecondAreThoseOfThisCommandAndTheTimeLeftGoesByPredictedWork() {
    Advance start = advance(new Progress(30, 12, 0, 0), 4000);
    Advance now = advance(new Progress(30, 17, 1, 2), 6000);
    assertThat(ProgressDisplay.line(now, start, ELAPSED))
        .isEqualTo("17/30 runs, 1 diverged, 2 failed, 0.500 runs/s, 00:10 left");
  }

  @Test
  void hoursAreWritten() {
    Advance start = advance(new Progress(30, 0, 0, 0), 0);
    Advance now = advance(new Progress(30, 1, 0, 0), 10);
    assertThat(ProgressDisplay.line(now, start, ELAPSED))
        .isEqualTo("1/30 runs, 0.100 runs/s, 2:13:10 left");
  }
}
