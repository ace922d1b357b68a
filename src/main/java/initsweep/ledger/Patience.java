package initsweep.ledger;

import java.time.Duration;

/** Waits in growing steps until a time limit is reached. */
final class Patience {
  private static final Duration FIRST = Duration.ofMillis(100);

  private Duration left;
  private Duration step = FIRST;

  Patience(Duration whole) {
    this.left = whole;
  }

  /**
   * Waits one step; returns false at once if the limit is reached or this thread is interrupted.
   */
  boolean canWait() {
    if (left.isZero() || left.isNegative()) {
      return false;
    }
    try {
      Thread.sleep(step.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    left = left.minus(step);
    step = step.multipliedBy(2);
    return true;
  }
}
