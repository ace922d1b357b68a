package initsweep.claims;

/**
 * What the layers of one activation and init are like at initialisation, over its seeds.
 *
 * @param saturated share of the activations near an asymptote, in the layer with the fewest
 * @param rho spread of the last layer over that of φ(z), z ~ N(0,1)
 * @param drift growth of ln mean h² per layer
 * @param driftSd its standard deviation over the seeds; null for a single one
 * @param inputShare share of the last layer's spread that depends on the input
 * @param gradLogRatio ln of mean δ² of the first layer over that of the last
 */
public record LayerEvidence(
    String activation,
    String init,
    long seeds,
    double saturated,
    double rho,
    double drift,
    Double driftSd,
    double inputShare,
    double gradLogRatio) {

  /** Factor by which the root mean square of h changes from one layer to the next. */
  double rmsRatio() {
    return Math.exp(drift / 2);
  }

  /** The root mean square of δ in the first layer over that of the last. */
  double deltaRatio() {
    return Math.exp(gradLogRatio / 2);
  }

  /**
   * Four standard errors of {@link #rmsRatio}, at least 0.02. The ratio of one network of width 100
   * varies by about 0.05 between seeds, so a single seed gets 0.1, which is also the maximum.
   */
  double rmsTolerance() {
    double single = 0.1;
    if (driftSd == null) {
      return single;
    }
    double standardError = rmsRatio() / 2 * driftSd / Math.sqrt(seeds);
    return Math.min(single, Math.max(0.02, 4 * standardError));
  }
}
