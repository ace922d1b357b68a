package initsweep.claims;

import java.util.Map;

/**
 * Deep networks that start at the critical point of their activation, against the same with the
 * weights of He and with those of Xavier.
 */
public record CriticalEvidence(PairedEvidence he, PairedEvidence xavier) {
  /** Learning wherever it was tried, and where the others do not. */
  Finding finding() {
    SignTest overHe = he.learning();
    SignTest overXavier = xavier.learning();
    Map<String, Number> numbers =
        Map.of(
            "pairs", he.pairs().size(),
            "learned", he.learned(),
            "he_learned", he.plainLearned(),
            "xavier_learned", xavier.plainLearned(),
            "he_p", overHe.pValue(),
            "xavier_p", overXavier.pValue());
    boolean isAhead = overHe.wins() > overHe.losses() && overXavier.wins() > overXavier.losses();
    if (!isAhead || he.learned() < he.pairs().size()) {
      return Finding.of(Result.FAIL, numbers);
    }
    return Finding.of(overHe.isWon() && overXavier.isWon() ? Result.PASS : Result.NUANCED, numbers);
  }
}
