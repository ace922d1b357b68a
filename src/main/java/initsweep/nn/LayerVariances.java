package initsweep.nn;

/**
 * The variances an initialiser gives a layer, for the theory: of a weight and of a bias.
 *
 * @param weight E w², unscaled; σ_w² is n_in times it
 * @param bias E b²
 */
public record LayerVariances(double weight, double bias) {}
