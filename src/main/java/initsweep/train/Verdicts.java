package initsweep.train;

import java.util.List;
import java.util.function.Function;

/**
 * The rule that turns the probe at initialisation into words. Forward and backward are judged
 * apart, since they disagree in instructive cases.
 */
final class Verdicts {
  /** Units whose variance is this small a share are one and the same function, up to rounding. */
  static final double SAME_UNITS = 1e-10;

  /** A quarter of the units gone is a narrower network than the one asked for. */
  static final double MANY_DEAD = 0.25;

  /** Ten times the spread of φ(z), z ~ N(0,1): the scale is lost upwards. */
  static final double EXPLODING_RHO = 10;

  /**
   * Below a tenth of the reference spread, a smooth φ is its own tangent to 1 %: the network is
   * linear.
   */
  static final double COLLAPSED_RHO = 0.1;

  /** More than half of the units near an asymptote, in the median layer. */
  static final double MOSTLY_SATURATED = 0.5;

  /**
   * Between ReLU with xavier, which halves mean h² per layer (ln 2 = 0.69), and tanh's harmless
   * algebraic decay.
   */
  static final double STEADY_DRIFT = 0.5;

  /**
   * A factor of e⁶ over the depth: networks train to about six correlation lengths (Schoenholz et
   * al. 2017).
   */
  static final double TRAINABLE_LOG_RANGE = 6;

  /** Less than a hundredth of the spread depends on the input. */
  static final double INSENSITIVE = 0.01;

  private Verdicts() {}

  /**
   * @param layers the hidden layers at iteration 0, first to last
   * @param referenceSd standard deviation of φ(z), z ~ N(0,1)
   * @param trainingVerdict what the curve says
   */
  static Diagnosis diagnose(
      List<LayerStatistics> layers, double referenceSd, String trainingVerdict) {
    LayerStatistics first = layers.get(0);
    LayerStatistics last = layers.get(layers.size() - 1);
    Double rho = ratio(last.std(), referenceSd);
    Double drift = drift(first, last, layers.size());
    Double saturated = median(layers, LayerStatistics::saturatedShare);
    Double dead = layers.stream().map(LayerStatistics::deadShare).max(Double::compare).orElse(null);
    Double gradient = logOfSquares(first.deltaRms(), last.deltaRms());
    return new Diagnosis(
        forward(layers, rho, drift, saturated, dead),
        backward(layers, gradient),
        trainingVerdict,
        last.inputShare() == null ? null : (Boolean) (last.inputShare() < INSENSITIVE),
        rho,
        drift,
        saturated,
        dead,
        last.inputShare(),
        gradient);
  }

  private static String forward(
      List<LayerStatistics> layers, Double rho, Double drift, Double saturated, Double dead) {
    if (layers.stream().anyMatch(layer -> layer.std() == null || layer.preStd() == null)) {
      return "diverged";
    }
    if (layers.stream().anyMatch(Verdicts::hasEqualUnits)) {
      return "symmetric";
    }
    if (dead >= MANY_DEAD) {
      return dead == 1 ? "network_dead" : "dead_units";
    }
    if (rho != null && rho > EXPLODING_RHO) {
      return "exploding";
    }
    if (saturated >= MOSTLY_SATURATED) {
      return "saturated";
    }
    if (rho != null && rho < COLLAPSED_RHO) {
      return "collapsed";
    }
    return drifting(drift, layers.size());
  }

  /** A layer that is all 0 is dead rather than symmetric. */
  private static boolean hasEqualUnits(LayerStatistics layer) {
    boolean isDead = layer.deadShare() == 1;
    boolean hasNoSpread = layer.std() == 0;
    return !isDead
        && (hasNoSpread
            || layer.unitVarianceShare() != null && layer.unitVarianceShare() < SAME_UNITS);
  }

  private static String drifting(Double drift, int layers) {
    if (drift == null) {
      return "healthy";
    }
    boolean isSteep = Math.abs(drift) >= STEADY_DRIFT;
    boolean isFar = Math.abs(drift) * (layers - 1) > TRAINABLE_LOG_RANGE;
    if (isSteep || isFar) {
      return drift < 0 ? "shrinking" : "growing";
    }
    return "healthy";
  }

  private static String backward(List<LayerStatistics> layers, Double logRatio) {
    boolean isFinite = layers.stream().allMatch(layer -> layer.deltaRms() != null);
    if (!isFinite || logRatio != null && logRatio > TRAINABLE_LOG_RANGE) {
      return "exploding";
    }
    boolean isGone = logRatio == null || logRatio < -TRAINABLE_LOG_RANGE;
    return isGone ? "vanishing" : "ok";
  }

  /**
   * ln(q_L / q_1) / (L − 1) with q the mean square of h; null for a single layer, or where a q is
   * 0.
   */
  private static Double drift(LayerStatistics first, LayerStatistics last, int layers) {
    if (layers == 1 || first.meanSquare() == null || last.meanSquare() == null) {
      return null;
    }
    return Moments.finite(StrictMath.log(last.meanSquare() / first.meanSquare()) / (layers - 1));
  }

  private static Double logOfSquares(Double above, Double below) {
    return above == null || below == null
        ? null
        : Moments.finite(2 * StrictMath.log(above / below));
  }

  private static Double ratio(Double value, double reference) {
    return value == null ? null : Moments.finite(value / reference);
  }

  private static Double median(
      List<LayerStatistics> layers, Function<LayerStatistics, Double> statistic) {
    List<Double> sorted = layers.stream().map(statistic).sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
