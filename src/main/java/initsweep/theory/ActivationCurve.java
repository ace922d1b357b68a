package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.quadrature.Cuts;
import initsweep.quadrature.NormalExpectation;
import initsweep.run.RunConfig;

/**
 * The curve of an activation function φ and of its slope.
 *
 * @param reach the points go from −reach to reach at equal distances
 * @param values φ
 * @param slopes φ′
 */
public record ActivationCurve(double reach, double[] values, double[] slopes) {
  private static final int POINTS = 121;
  private static final double REACH = 6;

  public static ActivationCurve of(RunConfig config) {
    double[] values = new double[POINTS];
    double[] slopes = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double z = REACH * (2.0 * i / (POINTS - 1) - 1);
      values[i] = config.activation().value(z);
      slopes[i] = config.activation().slope(z);
    }
    return new ActivationCurve(REACH, values, slopes);
  }

  /**
   * √E φ′(z)², by which the activation multiplies the root mean square of a gradient, for normal
   * pre-activations z.
   */
  public static double passedOn(RunConfig config, double mean, double sd) {
    Activation activation = config.activation();
    if (!(sd > 0)) {
      return Math.abs(activation.slope(mean));
    }
    Cuts cuts = new Cuts().around(-mean / sd, 1 / sd, 2);
    for (double kink : activation.kinks()) {
      cuts.at((kink - mean) / sd);
    }
    return Math.sqrt(
        NormalExpectation.of(
            z -> {
              double slope = activation.slope(mean + sd * z);
              return slope * slope;
            },
            cuts,
            0));
  }
}
