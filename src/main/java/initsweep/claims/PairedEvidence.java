package initsweep.claims;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Networks of two kinds on the same batches, pair by pair, each at the best of the learning rates
 * that it was trained at.
 */
public record PairedEvidence(List<Pair> pairs) {
  /**
   * Accuracies on the test set; 0 where every run diverged or failed.
   *
   * @param treated of the kind that the claim is about
   * @param plain of the kind it is held against
   */
  public record Pair(double treated, double plain) {
    private boolean isLearnedByTreatedOnly() {
      return isLearned(treated) && !isLearned(plain);
    }

    private boolean isLearnedByPlainOnly() {
      return isLearned(plain) && !isLearned(treated);
    }
  }

  public PairedEvidence {
    pairs = List.copyOf(pairs);
  }

  private static boolean isLearned(double accuracy) {
    return accuracy >= ScalesEvidence.LEARNED;
  }

  /** Pairs of which one network learns, and the other does not. */
  SignTest learning() {
    return new SignTest(
        pairs.stream().filter(Pair::isLearnedByTreatedOnly).count(),
        pairs.stream().filter(Pair::isLearnedByPlainOnly).count());
  }

  /** Of the kind that the claim is about. */
  long learned() {
    return pairs.stream().filter(pair -> isLearned(pair.treated)).count();
  }

  /** Of the kind it is held against. */
  long plainLearned() {
    return pairs.stream().filter(pair -> isLearned(pair.plain)).count();
  }

  /** Whether the one kind has the higher accuracies. */
  Finding finding() {
    long wins = pairs.stream().filter(pair -> pair.treated > pair.plain).count();
    long losses = pairs.stream().filter(pair -> pair.treated < pair.plain).count();
    SignTest test = new SignTest(wins, losses);
    Map<String, Number> numbers =
        Map.of(
            "pairs", pairs.size(),
            "wins", wins,
            "losses", losses,
            "p", test.pValue(),
            "treated", mean(Pair::treated),
            "plain", mean(Pair::plain));
    if (wins <= losses) {
      return Finding.of(Result.FAIL, numbers);
    }
    return Finding.of(test.isWon() ? Result.PASS : Result.NUANCED, numbers);
  }

  private double mean(ToDoubleFunction<Pair> accuracy) {
    return pairs.stream().mapToDouble(accuracy).average().orElseThrow();
  }
}
