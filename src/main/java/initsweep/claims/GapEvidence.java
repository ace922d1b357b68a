package initsweep.claims;

import java.util.Map;

/**
 * Runs with and without a regularisation on the same batches, seed by seed. The gap is the accuracy
 * on the training images minus that on the test set.
 *
 * @param narrower seeds at which the gap is narrower with it
 * @param wider seeds at which it is wider
 * @param gain seeds at which the test accuracy is higher with it
 * @param loss seeds at which it is lower
 * @param gap mean with it
 * @param plainGap mean without it
 * @param test mean accuracy on the test set with it
 * @param plainTest the same without it
 */
public record GapEvidence(
    long seeds,
    long narrower,
    long wider,
    long gain,
    long loss,
    double gap,
    double plainGap,
    double test,
    double plainTest) {

  /** A gap that closes because the network learns less is not what the book means. */
  Finding finding() {
    SignTest gaps = new SignTest(narrower, wider);
    Map<String, Number> numbers =
        Map.of(
            "seeds", seeds,
            "narrower", narrower,
            "wider", wider,
            "p", gaps.pValue(),
            "gap", gap,
            "plain_gap", plainGap,
            "test", test,
            "plain_test", plainTest);
    if (narrower <= wider) {
      return Finding.of(Result.FAIL, numbers);
    }
    if (!gaps.isWon()) {
      return new Finding(Result.NUANCED, "not_settled", numbers);
    }
    return new SignTest(gain, loss).isLost()
        ? new Finding(Result.NUANCED, "learns_less", numbers)
        : Finding.of(Result.PASS, numbers);
  }
}
