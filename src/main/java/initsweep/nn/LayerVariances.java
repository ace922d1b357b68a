package initsweep.nn;

/**
 * The variances an initialiser gives a layer, for the theory: of a weight and of a bias.
 *
 * @param weight E w², in the layer's own scale: σ_w² is n_in times it
 * @param bias E b²
 */
public record LayerVariances(double weight, double bias) {}
