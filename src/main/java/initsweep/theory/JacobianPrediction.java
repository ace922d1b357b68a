package initsweep.theory;

/**
 * What theory predicts for the singular values s of ∂h/∂x, the Jacobian of one hidden layer of a
 * wide network at initialisation.
 *
 * @param meanSquare mean s²
 * @param varianceRatio Var(s²)/(mean s²)²; not a number if mean s² is 0
 */
public record JacobianPrediction(double meanSquare, double varianceRatio) {}
