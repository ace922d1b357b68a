package initsweep.result;

import java.io.Serializable;

/**
 * The singular values s of the Jacobians ∂h/∂x of one hidden layer, pooled over inputs. A number
 * that is not finite is null.
 *
 * @param meanSquare mean s²
 * @param varianceRatio Var(s²)/(mean s²)²; null if every s is 0
 * @param max largest s
 * @param min smallest s
 */
public record Spectrum(Double meanSquare, Double varianceRatio, Double max, Double min)
    implements Serializable {}
