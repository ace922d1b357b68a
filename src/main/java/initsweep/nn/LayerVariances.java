package initsweep.nn;

/**
 * The variances an initialiser gives a layer, for the theory: of a weight and of a bias.
 *
 * @param weight E w², unscaled; σ_w² is n_in times it
 * @param bias E b²
 * @param isOrthogonal whether the rows or columns of the weights are orthogonal, instead of all
 *     weights independent
 */
public record LayerVariances(double weight, double bias, boolean isOrthogonal) {
  /** Independent weights. */
  public LayerVariances(double weight, double bias) {
    this(weight, bias, false);
  }

  /** The same weights with other biases. */
  public LayerVariances withBias(double variance) {
    return new LayerVariances(weight, variance, isOrthogonal);
  }
}
