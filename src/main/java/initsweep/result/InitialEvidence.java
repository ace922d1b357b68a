package initsweep.result;

import static initsweep.result.ForwardVerdict.COLLAPSED;
import static initsweep.result.ForwardVerdict.DEAD_UNITS;
import static initsweep.result.ForwardVerdict.DIVERGED;
import static initsweep.result.ForwardVerdict.EXPLODING;
import static initsweep.result.ForwardVerdict.GROWING;
import static initsweep.result.ForwardVerdict.HEALTHY;
import static initsweep.result.ForwardVerdict.NETWORK_DEAD;
import static initsweep.result.ForwardVerdict.SATURATED;
import static initsweep.result.ForwardVerdict.SHRINKING;
import static initsweep.result.ForwardVerdict.SYMMETRIC;

import initsweep.result.Limit.Side;
import initsweep.run.Homogeneity;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a row of the table says of its network at initialisation, judged anew: the one rule that
 * views, tables and pages show. Rows hold the word of an earlier rule in the column {@code
 * verdict}, {@link ForwardVerdict#of}, which their digests cover, so that it stays as it is. That
 * rule judged every scale by φ(z), z ~ N(0,1). This one differs in two things:
 *
 * <ul>
 *   <li>Where φ is positively homogeneous, a layer's scale costs nothing, and is judged by that of
 *       the first hidden layer.
 *   <li>A network has collapsed only if its gradient has vanished as well.
 * </ul>
 *
 * @param isHomogeneous whether φ(cz) = cφ(z) for c &gt; 0
 * @param depth number of hidden layers
 * @param stored the verdict of the earlier rule
 * @param rho null, as every number, if it does not exist
 */
public record InitialEvidence(
    boolean isHomogeneous,
    int depth,
    ForwardVerdict stored,
    GradientVerdict gradientVerdict,
    Double rho,
    Double drift,
    Double saturated,
    Double dead,
    Double inputShare,
    Double gradLogRatio) {

  /** The columns of its numbers. */
  public static final List<String> NUMBERS =
      List.of("rho", "drift", "saturated", "dead", "input_share", "grad_log_ratio");

  /** The columns of the table that it is read from. */
  public static final List<String> COLUMNS =
      Stream.concat(
              Stream.of("activation", "depth", "verdict", "gradient_verdict"), NUMBERS.stream())
          .toList();

  /**
   * Of a row.
   *
   * @param texts values of columns of text; null where there is none
   * @param numbers values of columns of numbers; null where there is none
   */
  public static InitialEvidence of(
      int depth, Function<String, String> texts, Function<String, Double> numbers) {
    return new InitialEvidence(
        Homogeneity.isPositive(texts.apply("activation")),
        depth,
        StoredVerdict.of(ForwardVerdict.class, texts.apply("verdict")),
        StoredVerdict.of(GradientVerdict.class, texts.apply("gradient_verdict")),
        numbers.apply("rho"),
        numbers.apply("drift"),
        numbers.apply("saturated"),
        numbers.apply("dead"),
        numbers.apply("input_share"),
        numbers.apply("grad_log_ratio"));
  }

  /**
   * What it comes to.
   *
   * @param forward margin of the verdict
   * @param gradient that of the gradient's verdict, which is the stored one
   * @param input that of whether the network depends on its input
   */
  public record Judged(ForwardVerdict verdict, Margin forward, Margin gradient, Margin input) {}

  /** Null if nothing was measured. */
  public Judged judged() {
    if (stored == null) {
      return null;
    }
    Margin gradient = gradLogRatio == null ? Margin.NONE : Margin.of(nearestGradient());
    Margin input =
        Margin.of(
            Limit.ofRatio(
                "input_share", Side.BELOW, InputVerdict.INSENSITIVE.threshold(), inputShare));
    if (isCertain()) {
      return new Judged(stored, Margin.NONE, gradient, input);
    }
    List<Condition> conditions = conditions();
    int found = firstThatHolds(conditions);
    Condition verdict = conditions.get(found);
    return new Judged(
        verdict.verdict(), margin(verdict, conditions.subList(0, found)), gradient, input);
  }

  /** What no number is near to: units that are equal, dead or not finite throughout. */
  private boolean isCertain() {
    return stored == DIVERGED || stored == SYMMETRIC || stored == NETWORK_DEAD;
  }

  /**
   * What a verdict needs.
   *
   * @param limits none of which may be missed
   */
  private record Condition(ForwardVerdict verdict, List<Limit> limits) {
    private Condition(ForwardVerdict verdict, Limit... limits) {
      this(verdict, List.of(limits));
    }

    private boolean holds() {
      return farthestMissed() == null;
    }

    /** The limit that the last step to the verdict would cross; null if it holds. */
    private Limit farthestMissed() {
      Limit farthest = null;
      for (Limit limit : limits) {
        if (!limit.holds() && (farthest == null || limit.distance() > farthest.distance())) {
          farthest = limit;
        }
      }
      return farthest;
    }
  }

  /** In the order in which they are tried. */
  private List<Condition> conditions() {
    return List.of(
        new Condition(NETWORK_DEAD, share("dead", dead, NETWORK_DEAD)),
        new Condition(DEAD_UNITS, share("dead", dead, DEAD_UNITS)),
        new Condition(EXPLODING, scale(Side.ABOVE, EXPLODING)),
        new Condition(SATURATED, share("saturated", saturated, SATURATED)),
        new Condition(COLLAPSED, scale(Side.BELOW, COLLAPSED), vanishing()),
        new Condition(SHRINKING, drift(Side.BELOW, SHRINKING)),
        new Condition(GROWING, drift(Side.ABOVE, GROWING)),
        new Condition(HEALTHY));
  }

  private static int firstThatHolds(List<Condition> conditions) {
    int place = 0;
    while (!conditions.get(place).holds()) {
      place++;
    }
    return place;
  }

  /** Out of the verdict over any of its limits, or into an earlier one over all it misses. */
  private static Margin margin(Condition verdict, List<Condition> earlier) {
    Limit nearest = null;
    for (Limit limit : verdict.limits()) {
      nearest = Limit.nearer(nearest, limit);
    }
    for (Condition other : earlier) {
      nearest = Limit.nearer(nearest, other.farthestMissed());
    }
    return nearest == null ? Margin.NONE : Margin.of(nearest);
  }

  private static Limit share(String name, Double value, ForwardVerdict verdict) {
    return Limit.ofRatio(name, Side.AT_LEAST, verdict.threshold(), value);
  }

  private Limit scale(Side side, ForwardVerdict verdict) {
    return isHomogeneous
        ? Limit.ofRatio("scale", side, verdict.threshold(), scaleToFirst())
        : Limit.ofRatio("rho", side, verdict.threshold(), rho);
  }

  /** Root mean square of the last hidden layer over that of the first. */
  private Double scaleToFirst() {
    return depth == 1
        ? (Double) 1.0
        : drift == null ? null : (Double) StrictMath.exp(drift * (depth - 1) / 2);
  }

  private Limit vanishing() {
    double threshold = GradientVerdict.VANISHING.threshold();
    boolean isUnderflow = gradLogRatio == null && gradientVerdict == GradientVerdict.VANISHING;
    Double found = isUnderflow ? (Double) Double.NEGATIVE_INFINITY : gradLogRatio;
    return Limit.ofLogarithm("grad_log_ratio", Side.BELOW, threshold, found);
  }

  private Limit nearestGradient() {
    return gradLogRatio < 0
        ? vanishing()
        : Limit.ofLogarithm(
            "grad_log_ratio", Side.ABOVE, GradientVerdict.EXPLODING.threshold(), gradLogRatio);
  }

  /** Per layer, or over all layers as far as a gradient may go. */
  private Limit drift(Side side, ForwardVerdict verdict) {
    GradientVerdict far =
        side == Side.BELOW ? GradientVerdict.VANISHING : GradientVerdict.EXPLODING;
    double overall = depth == 1 ? Double.MAX_VALUE : far.threshold() / (depth - 1);
    double perLayer = verdict.threshold();
    double threshold = Math.abs(perLayer) < Math.abs(overall) ? perLayer : overall;
    return Limit.ofLogarithm("drift", side, threshold, drift);
  }
}
