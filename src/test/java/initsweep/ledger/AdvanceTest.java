package initsweep.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time that is left is the predicted one, corrected by how the prediction fared so far. */
class AdvanceTest {
  private static final Duration ELAPSED = Duration.ofSeconds(10);

  /** Of a sweep of 100 runs that was predicted to take 60 s. */
  private static Advance advance(long runs, double seconds) {
    return new Advance(null, new Progress(100, runs, 0, 0), 60, seconds);
  }

  /** Half of the work is in a tenth of the runs: by runs it would be 90 s. */
  @Test
  void dearChunksThatGoFirstDoNotMakeTheRestLookLong() {
    assertThat(advance(10, 30).left(advance(0, 0), ELAPSED)).hasValue(Duration.ofSeconds(10));
  }

  @Test
  void aMachineThatIsSlowerThanPredictedIsSoForTheRest() {
    assertThat(advance(10, 5).left(advance(0, 0), ELAPSED)).hasValue(Duration.ofSeconds(110));
  }

  @Test
  void nothingIsSaidBeforeSomethingWasComputed() {
    assertThat(advance(0, 0).left(advance(0, 0), ELAPSED)).isEmpty();
    assertThat(advance(50, 30).left(advance(50, 30), ELAPSED)).isEmpty();
  }

  @Test
  void whatAnEarlierCommandComputedIsNoPartOfThePace() {
    assertThat(advance(60, 40).left(advance(50, 30), ELAPSED)).hasValue(Duration.ofSeconds(20));
  }

  @Test
  void atTheEndNothingIsLeft() {
    assertThat(advance(100, 60).left(advance(0, 0), ELAPSED)).hasValue(Duration.ZERO);
    assertThat(advance(100, Math.nextUp(60.0)).left(advance(0, 0), ELAPSED))
        .as("sums in another order")
        .hasValue(Duration.ZERO);
  }
}
