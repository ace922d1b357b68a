package initsweep.claims;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The exact sign test of paired runs; ties are left out.
 *
 * @param wins pairs of which the first is ahead
 * @param losses pairs of which the second is ahead
 */
record SignTest(long wins, long losses) {
  /** A result that chance gives less often is significant. */
  static final double LEVEL = 0.05;

  /** Two-sided; 1 if there are ties alone. */
  double pValue() {
    int decided = Math.toIntExact(wins + losses);
    int fewer = Math.toIntExact(Math.min(wins, losses));
    return Math.min(1, 2 * new BinomialDistribution(decided, 0.5).cumulativeProbability(fewer));
  }

  /** Whether the first is ahead, and not by chance. */
  boolean isWon() {
    return wins > losses && pValue() < LEVEL;
  }

  boolean isLost() {
    return new SignTest(losses, wins).isWon();
  }
}
