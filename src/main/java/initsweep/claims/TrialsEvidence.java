package initsweep.claims;

import java.util.Map;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * Trials of a learning rate and a weight decay, and how many of them lie in the ranges that the
 * book found good: 0.001 to 0.01, and 1e-8 to 1e-6.
 *
 * @param best the tenth of the trials with the highest accuracy on the held-out images
 */
public record TrialsEvidence(InRange all, InRange best) {
  /**
   * Counts of trials.
   *
   * @param rates those whose learning rate is in its range
   * @param decays those whose weight decay is in its range
   */
  public record InRange(int trials, int rates, int decays) {}

  /** Good ranges are those that more of the best trials lie in than chance puts there. */
  Finding finding() {
    double rateP = atLeast(best.rates, all.rates);
    double decayP = atLeast(best.decays, all.decays);
    Map<String, Number> numbers =
        Map.of(
            "trials", all.trials,
            "best", best.trials,
            "rates", best.rates,
            "all_rates", all.rates,
            "rate_p", rateP,
            "decays", best.decays,
            "all_decays", all.decays,
            "decay_p", decayP);
    if (rateP >= SignTest.LEVEL) {
      return Finding.of(Result.FAIL, numbers);
    }
    return Finding.of(decayP < SignTest.LEVEL ? Result.PASS : Result.NUANCED, numbers);
  }

  /** Probability that as many of the best are in a range if they are drawn from all by chance. */
  private double atLeast(int found, int inRange) {
    return new HypergeometricDistribution(all.trials, inRange, best.trials)
        .upperCumulativeProbability(found);
  }
}
