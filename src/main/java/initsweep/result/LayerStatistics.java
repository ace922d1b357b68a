package initsweep.result;

import initsweep.spelling.Numbers;
import java.io.Serializable;

/**
 * One hidden layer as measured by the probe: z are its pre-activations, h = φ(z), δ = ∂loss/∂z.
 * Statistics are over the probe's inputs and the layer's units, pooled unless stated otherwise. A
 * number that is not finite is null.
 *
 * @param iteration measured before the update of this iteration
 * @param layer 1 for the first hidden layer
 * @param preMean mean of z
 * @param preStd standard deviation of z
 * @param mean mean of h
 * @param std standard deviation of h
 * @param min smallest h
 * @param max largest h
 * @param zeroShare share of h that is exactly 0
 * @param saturatedShare share of h within 0.1 of a finite asymptote of φ
 * @param deadShare share of units that are 0 for every input
 * @param inputShare mean over units of the variance over inputs, over the pooled variance: the part
 *     of the spread that carries information about the input
 * @param cosine mean cosine between the z of two different inputs
 * @param deltaRms root mean square of δ
 * @param weightRms root mean square of W
 * @param weightGradRms root mean square of ∂loss/∂W
 * @param updateRatio root mean square of the iteration's ΔW, over that of W; null if no update
 *     follows
 * @param histogram counts of h
 * @param unitVarianceShare mean over inputs of the variance over units, over the pooled variance: 0
 *     in a layer whose units are all the same; null for a single unit
 * @param meanSquare mean of h²
 * @param spectrum of the Jacobians ∂h/∂x; null if they are not taken
 */
public record LayerStatistics(
    int iteration,
    int layer,
    Double preMean,
    Double preStd,
    Double mean,
    Double std,
    Double min,
    Double max,
    Double zeroShare,
    Double saturatedShare,
    Double deadShare,
    Double inputShare,
    Double cosine,
    Double deltaRms,
    Double weightRms,
    Double weightGradRms,
    Double updateRatio,
    Histogram histogram,
    Double unitVarianceShare,
    Double meanSquare,
    Spectrum spectrum)
    implements Serializable {

  public LayerStatistics withUpdateRatio(double ratio) {
    return new LayerStatistics(
        iteration,
        layer,
        preMean,
        preStd,
        mean,
        std,
        min,
        max,
        zeroShare,
        saturatedShare,
        deadShare,
        inputShare,
        cosine,
        deltaRms,
        weightRms,
        weightGradRms,
        Numbers.finite(ratio),
        histogram,
        unitVarianceShare,
        meanSquare,
        spectrum);
  }
}
