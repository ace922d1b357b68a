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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<ForwardVerdict, List<Limit>> conditions = conditions();
    ForwardVerdict verdict = first(conditions);
    return new Judged(verdict, margin(verdict, conditions), gradient, input);
  }

  /** What no number is near to: units that are equal, dead or not finite throughout. */
  private boolean isCertain() {
    return stored == DIVERGED || stored == SYMMETRIC || stored == NETWORK_DEAD;
  }

  /** The verdicts in the order in which they are tried, with what each needs. */
  private Map<ForwardVerdict, List<Limit>> conditions() {
    Map<ForwardVerdict, List<Limit>> conditions = new LinkedHashMap<>();
    conditions.put(NETWORK_DEAD, List.of(share("dead", dead, NETWORK_DEAD)));
    conditions.put(DEAD_UNITS, List.of(share("dead", dead, DEAD_UNITS)));
    conditions.put(EXPLODING, List.of(scale(Side.ABOVE, EXPLODING)));
    conditions.put(SATURATED, List.of(share("saturated", saturated, SATURATED)));
    conditions.put(COLLAPSED, List.of(scale(Side.BELOW, COLLAPSED), vanishing()));
    conditions.put(SHRINKING, List.of(drift(Side.BELOW, SHRINKING)));
    conditions.put(GROWING, List.of(drift(Side.ABOVE, GROWING)));
    conditions.put(HEALTHY, List.of());
    return conditions;
  }

  private static ForwardVerdict first(Map<ForwardVerdict, List<Limit>> conditions) {
    return conditions.entrySet().stream()
        .filter(entry -> entry.getValue().stream().allMatch(Limit::holds))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Out of the verdict over any of its limits, or into an earlier one over all it lacks. */
  private static Margin margin(
      ForwardVerdict verdict, Map<ForwardVerdict, List<Limit>> conditions) {
    Stream<List<Limit>> out = conditions.get(verdict).stream().map(List::of);
    Stream<List<Limit>> in =
        conditions.entrySet().stream()
            .takeWhile(entry -> entry.getKey() != verdict)
            .map(entry -> entry.getValue().stream().filter(limit -> !limit.holds()).toList());
    return Margin.ofNearest(Stream.concat(out, in));
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
