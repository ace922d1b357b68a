package initsweep.claims;

import java.util.Map;

/**
 * Var(s²)/(mean s²)² of the singular values s of the last hidden layer's Jacobian at
 * initialisation, with orthogonal weights and with independent ones of the same variance.
 *
 * @param tanh of networks of tanh
 * @param relu of networks of relu
 */
public record IsometryEvidence(Unevenness tanh, Unevenness relu) {
  /** Singular values that vary as much as their own size are no isometry. */
  private static final double ISOMETRY = 1;

  /** Between the half that relu is left with in wide networks and the little of tanh. */
  private static final double MUCH = 0.25;

  /**
   * Of one activation.
   *
   * @param orthogonal mean over the seeds
   * @param independent the same with independent weights
   * @param lowest of the seeds' ratios of the one to the other
   * @param highest of these ratios
   */
  public record Unevenness(double orthogonal, double independent, double lowest, double highest) {}

  Finding finding() {
    Map<String, Number> numbers =
        Map.of(
            "tanh", tanh.orthogonal,
            "tanh_independent", tanh.independent,
            "relu", relu.orthogonal,
            "relu_independent", relu.independent);
    if (tanh.highest > MUCH || relu.lowest <= MUCH) {
      return Finding.of(Result.FAIL, numbers);
    }
    return Finding.of(tanh.orthogonal < ISOMETRY ? Result.PASS : Result.NUANCED, numbers);
  }
}
