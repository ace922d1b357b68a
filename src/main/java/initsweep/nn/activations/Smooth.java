package initsweep.nn.activations;

/**
 * Smooth activations that need more than one expression to be accurate everywhere: no overflow, no
 * cancellation in φ′, limits at ±∞. They use {@link StrictMath}, so that the bits are the same on
 * every machine.
 */
final class Smooth {
  static final double RATIONAL_TANH_SCALE = 1.7159;
  private static final double RATIONAL_TANH_QUARTIC = 1.41645;
  private static final double TWO_THIRDS = 2 / 3.0;
  private static final double ROOT_HALF = StrictMath.sqrt(0.5);
  private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * Math.PI);
  private static final double ROOT_PI = StrictMath.sqrt(Math.PI);

  /** Arguments are capped here: e^−800 is 0, and 800·0 is 0 where ∞·0 would be NaN. */
  private static final double VANISHED = 800;

  /**
   * Large enough for a rational function to equal its limit, small enough for its fourth power to
   * be finite.
   */
  private static final double FLAT = 1e60;

  private Smooth() {}

  private static double bounded(double z, double max) {
    return Math.max(-max, Math.min(z, max));
  }

  static double sigmoid(double z) {
    double e = StrictMath.exp(-Math.abs(z));
    return z < 0 ? e / (1 + e) : 1 / (1 + e);
  }

  /** σ(z) σ(−z). */
  static double sigmoidSlope(double z) {
    double e = StrictMath.exp(-Math.abs(z));
    return e / ((1 + e) * (1 + e));
  }

  /** 1 − tanh² z = 4σ′(2z). */
  static double tanhSlope(double z) {
    return 4 * sigmoidSlope(2 * z);
  }

  static double gelu(double z) {
    double near = bounded(z, VANISHED);
    return (z > VANISHED ? z : near) * normalCdf(near);
  }

  /** Φ(z) + z e^(−z²/2)/√(2π). */
  static double geluSlope(double z) {
    double near = bounded(z, VANISHED);
    return normalCdf(near) + near * Erf.gauss(near * ROOT_HALF) / ROOT_TWO_PI;
  }

  private static double normalCdf(double z) {
    return Erf.erfc(-z * ROOT_HALF) / 2;
  }

  static double silu(double z) {
    return Math.max(z, -VANISHED) * sigmoid(z);
  }

  /** σ(z) + z σ′(z). */
  static double siluSlope(double z) {
    return sigmoid(z) + bounded(z, VANISHED) * sigmoidSlope(z);
  }

  static double mish(double z) {
    return Math.max(z, -VANISHED) * tanhOfSoftplus(z);
  }

  /** t + z (1 − t²) σ(z), t = tanh(softplus z). */
  static double mishSlope(double z) {
    double t = tanhOfSoftplus(z);
    return t + bounded(z, VANISHED) * (1 + t) * oneMinusTanhOfSoftplus(z) * sigmoid(z);
  }

  /** tanh(ln(1 + e^z)) = (e² + 2e)/(e² + 2e + 2) with e = e^z. */
  private static double tanhOfSoftplus(double z) {
    double e = StrictMath.exp(-Math.abs(z));
    return z < 0 ? e * (e + 2) / (e * (e + 2) + 2) : (1 + 2 * e) / (1 + 2 * e * (1 + e));
  }

  private static double oneMinusTanhOfSoftplus(double z) {
    double e = StrictMath.exp(-Math.abs(z));
    return z < 0 ? 2 / (e * (e + 2) + 2) : 2 * e * e / (1 + 2 * e * (1 + e));
  }

  static double softplus(double z) {
    return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }

  static double softsign(double z) {
    double finite = bounded(z, Double.MAX_VALUE);
    return finite / (1 + Math.abs(finite));
  }

  static double softsignSlope(double z) {
    double root = 1 + Math.abs(z);
    return 1 / (root * root);
  }

  /** 2 e^(−z²)/√π. */
  static double erfSlope(double z) {
    return 2 * Erf.gauss(z) / ROOT_PI;
  }

  /** 1.7159 (a − 1)/a, a = 1 + y + y² + 1.41645 y⁴, for y = 2z/3 ≥ 0; odd. */
  static double rationalTanh(double z) {
    double y = Math.min(Math.abs(z) * TWO_THIRDS, FLAT);
    double a = y * (1 + y * (1 + RATIONAL_TANH_QUARTIC * y * y));
    return Math.copySign(RATIONAL_TANH_SCALE * a / (1 + a), z);
  }

  /** 1.7159·⅔ a′/a². */
  static double rationalTanhSlope(double z) {
    double y = Math.min(Math.abs(z) * TWO_THIRDS, FLAT);
    double a = 1 + y * (1 + y * (1 + RATIONAL_TANH_QUARTIC * y * y));
    double rise = 1 + y * (2 + 4 * RATIONAL_TANH_QUARTIC * y * y);
    return RATIONAL_TANH_SCALE * TWO_THIRDS * rise / (a * a);
  }
}
