package initsweep.result;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** The verdict on the forward pass at initialisation: the first that matches. */
public enum ForwardVerdict {
  /** The spread of some layer is not finite. */
  DIVERGED(Severity.ACTIVATIONS, Double.NaN, (found, none) -> !found.isFinite()),

  /**
   * Units are the same function up to rounding if their variance is at most this share of the
   * total.
   */
  SYMMETRIC(
      Severity.ACTIVATIONS,
      1e-10,
      (found, limit) -> found.layers.stream().anyMatch(layer -> hasEqualUnits(layer, limit))),

  /** The share of dead units in some layer. */
  NETWORK_DEAD(Severity.ACTIVATIONS, 1, (found, limit) -> found.dead >= limit),

  /** With a quarter of the units dead, the network is effectively narrower than specified. */
  DEAD_UNITS(Severity.ACTIVATIONS, 0.25, (found, limit) -> found.dead >= limit),

  /** More than ten times the spread of φ(z), z ~ N(0,1). */
  EXPLODING(Severity.ACTIVATIONS, 10, (found, limit) -> found.rho != null && found.rho > limit),

  /** The share of units near an asymptote, in the median layer. */
  SATURATED(Severity.ACTIVATIONS, 0.5, (found, limit) -> found.saturated >= limit),

  /**
   * Below a tenth of the reference spread, a smooth φ is its own tangent to 1 %: the network is
   * linear.
   */
  COLLAPSED(Severity.ACTIVATIONS, 0.1, (found, limit) -> found.rho != null && found.rho < limit),

  /** ln of the factor by which mean h² changes per layer is below −{@link #STEADY_DRIFT}. */
  SHRINKING(
      Severity.DRIFT,
      -ForwardVerdict.STEADY_DRIFT,
      (found, limit) -> found.drift != null && (found.drift <= limit || found.fallsFar())),

  /** The same ln is above {@link #STEADY_DRIFT}. */
  GROWING(
      Severity.DRIFT,
      ForwardVerdict.STEADY_DRIFT,
      (found, limit) -> found.drift != null && (found.drift >= limit || found.risesFar())),

  HEALTHY(Severity.NONE, Double.NaN, (found, none) -> true);

  /**
   * Between ReLU with xavier, which halves mean h² per layer (ln 2 = 0.69), and tanh's harmless
   * algebraic decay.
   */
  private static final double STEADY_DRIFT = 0.5;

  /** What is judged: the hidden layers at iteration 0 and the evidence of {@link Diagnosis}. */
  public record Found(
      List<LayerStatistics> layers, Double rho, Double drift, Double saturated, Double dead) {
    private boolean isFinite() {
      return layers.stream().allMatch(layer -> layer.std() != null && layer.preStd() != null);
    }

    private double logRange() {
      return drift * (layers.size() - 1);
    }

    private boolean fallsFar() {
      return logRange() < GradientVerdict.VANISHING.threshold();
    }

    private boolean risesFar() {
      return logRange() > GradientVerdict.EXPLODING.threshold();
    }
  }

  private final Severity severity;
  private final double threshold;
  private final String word = name().toLowerCase(Locale.ROOT);
  private final BiPredicate<Found, Double> matches;

  ForwardVerdict(Severity severity, double threshold, BiPredicate<Found, Double> matches) {
    this.severity = severity;
    this.threshold = threshold;
    this.matches = matches;
  }

  public static ForwardVerdict of(Found found) {
    for (ForwardVerdict verdict : values()) {
      if (verdict.matches.test(found, verdict.threshold)) {
        return verdict;
      }
    }
    throw new AssertionError("HEALTHY matches everything");
  }

  /** A layer that is 0 everywhere is dead rather than symmetric. */
  private static boolean hasEqualUnits(LayerStatistics layer, double limit) {
    boolean isDead = layer.deadShare() == 1;
    boolean hasNoSpread = layer.std() == 0;
    return !isDead
        && (hasNoSpread || layer.unitVarianceShare() != null && layer.unitVarianceShare() < limit);
  }

  public Severity severity() {
    return severity;
  }

  /** The threshold of the verdict; NaN if it has none. */
  public double threshold() {
    return threshold;
  }

  @Override
  public String toString() {
    return word;
  }
}
