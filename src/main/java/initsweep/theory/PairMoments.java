package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.meanfield.Moments;
import initsweep.quadrature.Cuts;
import initsweep.quadrature.NormalExpectation;
import java.util.function.DoubleUnaryOperator;

/**
 * Expectations over two pre-activations of variance q and correlation c, nested as u_i = √q (√|c| t
 * ± √(1−|c|) z_i) with independent standard normals t, z₁, z₂: given t the two factors are
 * independent, so one inner integral does.
 */
final class PairMoments {
  private static final double DOUBLING = 2;
  private static final double QUADRUPLING = 4;

  /** Contributions this small, relative to the result, need not be resolved. */
  private static final double NEGLIGIBLE = 1e-14;

  /** Rounding error of the difference of two values of φ, relative to φ. */
  private static final double ROUNDING = 4e-15;

  private final Activation activation;
  private final double q;
  private final Moments moments;

  PairMoments(Activation activation, double q) {
    this.activation = activation;
    this.q = q;
    moments = Moments.of(activation, q);
  }

  /** E φ(u₁) φ(u₂). */
  double product(double c) {
    return product(c, activation::value, moments.secondMoment());
  }

  /** E φ′(u₁) φ′(u₂) = (d/dc E φ(u₁) φ(u₂))/q. */
  double slopeProduct(double c) {
    return product(c, activation::slope, moments.slopeSecondMoment());
  }

  /**
   * @param max E f², the value at c = 1
   */
  private double product(double c, DoubleUnaryOperator f, double max) {
    double shared = Math.sqrt(q * Math.abs(c));
    double own = Math.sqrt(q * (1 - Math.abs(c)));
    DoubleUnaryOperator given = t -> innerMean(f, shared * t, own, NEGLIGIBLE * Math.sqrt(max));
    DoubleUnaryOperator pair =
        c < 0
            ? t -> given.applyAsDouble(t) * given.applyAsDouble(-t)
            : t -> square(given.applyAsDouble(t));
    return shared == 0
        ? pair.applyAsDouble(0)
        : NormalExpectation.of(pair, outerCuts(shared, own, c < 0), NEGLIGIBLE * max);
  }

  /** E φ² − E φ(u₁) φ(u₂) = E Var(φ(u) | t) for c = 1 − gap ≥ 0, accurate however small the gap. */
  double productDeficit(double gap) {
    double shared = Math.sqrt(q * (1 - gap));
    double own = Math.sqrt(q * gap);
    double max = q * gap * moments.slopeSecondMoment(); // E φ(u₁)φ(u₂) is convex in c
    return NormalExpectation.of(
        t -> innerVariance(shared * t, own, max), outerCuts(shared, own, false), NEGLIGIBLE * max);
  }

  /** E f(shift + own·z). */
  private double innerMean(DoubleUnaryOperator f, double shift, double own, double negligible) {
    return own == 0
        ? f.applyAsDouble(shift)
        : NormalExpectation.of(
            z -> f.applyAsDouble(shift + own * z),
            Moments.cuts(activation, shift, own),
            negligible);
  }

  /** Var φ(shift + own·z). */
  private double innerVariance(double shift, double own, double max) {
    double centre = activation.value(shift);
    double noise = NEGLIGIBLE * Math.sqrt(max) + ROUNDING * Math.sqrt(moments.secondMoment());
    double[] e =
        NormalExpectation.of(
            (z, out) -> {
              out[0] = activation.value(shift + own * z) - centre;
              out[1] = out[0] * out[0];
            },
            Moments.cuts(activation, shift, own),
            noise,
            noise * Math.sqrt(max));
    return e[1] - square(e[0]);
  }

  /** The inner integral smooths φ on the scale {@code own}, so kinks become bends of that width. */
  private Cuts outerCuts(double shared, double own, boolean mirrored) {
    Cuts cuts = new Cuts().around(0, Math.max(1, own) / shared, DOUBLING);
    for (double kink : activation.kinks()) {
      cuts.around(kink / shared, own / shared, QUADRUPLING);
      if (mirrored) {
        cuts.around(-kink / shared, own / shared, QUADRUPLING);
      }
    }
    return cuts;
  }

  private static double square(double x) {
    return x * x;
  }
}
