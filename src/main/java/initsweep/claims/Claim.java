package initsweep.claims;

import static initsweep.claims.Result.FAIL;
import static initsweep.claims.Result.NUANCED;
import static initsweep.claims.Result.PASS;
import static initsweep.result.ForwardVerdict.COLLAPSED;
import static initsweep.result.ForwardVerdict.SATURATED;
import static initsweep.result.ForwardVerdict.SHRINKING;
import static initsweep.result.InputVerdict.INSENSITIVE;

import initsweep.result.GradientVerdict;
import initsweep.result.InputVerdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The claims of the article (section 6.2), each with the test that decides it. Thresholds are those
 * of the verdicts. The wording of a claim and of its evidence is in {@code words_*.properties}.
 */
public enum Claim {
  /** N(0,1) times a number has that number as its standard deviation. */
  P1(Evidence::weights, Claim::scaledNormals),
  /** Sigmoid, std 1: every layer piles up at 0 and 1. */
  P2("sigmoid", "1.0", Claim::pilesUp),
  /** Sigmoid, std 1: therefore gradients vanish. */
  P3("sigmoid", "1.0", Claim::gradientsVanish),
  /** Sigmoid, std 0.01: all near 0.5, expressiveness lost. */
  P4("sigmoid", "0.01", Claim::expressivenessIsLost),
  /** Sigmoid, xavier: spread is kept, the problem avoided. */
  P5("sigmoid", "xavier", Claim::problemIsAvoided),
  /** ReLU, std 0.01: everything near 0. */
  P6("relu", "0.01", Claim::everythingIsNearZero),
  /** ReLU, xavier: mass drifts to small values, by 1/√2 a layer. */
  P7("relu", "xavier", (claim, found) -> claim.rmsRatioIs(Math.sqrt(0.5), found)),
  /** ReLU, he: even in all layers. */
  P8("relu", "he", (claim, found) -> claim.rmsRatioIs(1, found)),
  /** On MNIST he learns faster than xavier, std 0.01 learns nothing. */
  P9(Evidence::training, Claim::heLearnsFaster),
  /** The same with a learning rate of its own for each. The article does not ask. */
  P9T(Evidence::tuned, Claim::heLearnsFaster);

  /** Significance level of the sign test. */
  private static final double LEVEL = 0.05;

  /** More layers outside four standard errors than one in this many cannot be chance. */
  private static final long LAYERS_PER_OUTLIER = 1000;

  private final Function<Evidence, Optional<Judgement>> judge;

  Claim(String activation, String init, BiFunction<Claim, LayerEvidence, Judgement> judge) {
    this(evidence -> evidence.of(activation, init), judge);
  }

  <T> Claim(Function<Evidence, Optional<T>> evidence, BiFunction<Claim, T, Judgement> judge) {
    this.judge = all -> evidence.apply(all).map(found -> judge.apply(this, found));
  }

  /** Judges every claim, in order; a claim whose runs the sweep lacks is NOT_JUDGED. */
  public static List<Judgement> judge(Evidence evidence) {
    return Arrays.stream(values()).map(claim -> claim.judged(evidence)).toList();
  }

  private Judgement judged(Evidence evidence) {
    return judge.apply(evidence).orElseGet(() -> Judgement.of(this, Result.NOT_JUDGED, Map.of()));
  }

  private Judgement scaledNormals(WeightEvidence found) {
    boolean isChance = found.outside() * LAYERS_PER_OUTLIER <= found.layers();
    return Judgement.of(
        this,
        isChance ? PASS : FAIL,
        Map.of(
            "lowest", found.lowest(),
            "highest", found.highest(),
            "layers", found.layers(),
            "outside", found.outside()));
  }

  private Judgement pilesUp(LayerEvidence found) {
    return Judgement.of(
        this,
        found.saturated() >= SATURATED.threshold() ? PASS : FAIL,
        Map.of("saturated", found.saturated(), "limit", SATURATED.threshold()));
  }

  private Judgement gradientsVanish(LayerEvidence found) {
    boolean isVanishing = GradientVerdict.isVanishing(found.gradLogRatio());
    return Judgement.of(this, isVanishing ? PASS : FAIL, Map.of("delta_ratio", found.deltaRatio()));
  }

  private Judgement expressivenessIsLost(LayerEvidence found) {
    boolean isLost = found.rho() < COLLAPSED.threshold() && isInsensitive(found);
    return Judgement.of(
        this,
        isLost ? PASS : FAIL,
        Map.of(
            "rho", found.rho(),
            "input_share", found.inputShare(),
            "rho_limit", COLLAPSED.threshold(),
            "input_limit", INSENSITIVE.threshold()));
  }

  private Judgement problemIsAvoided(LayerEvidence found) {
    Map<String, Number> numbers =
        Map.of(
            "rho", found.rho(),
            "input_share", found.inputShare(),
            "delta_ratio", found.deltaRatio());
    if (found.rho() < COLLAPSED.threshold()) {
      return Judgement.of(this, FAIL, numbers);
    }
    boolean isVanishing = GradientVerdict.isVanishing(found.gradLogRatio());
    if (isInsensitive(found)) {
      return new Judgement(this, NUANCED, isVanishing ? "input_and_gradient" : "input", numbers);
    }
    return isVanishing
        ? new Judgement(this, NUANCED, "gradient", numbers)
        : Judgement.of(this, PASS, numbers);
  }

  private static boolean isInsensitive(LayerEvidence found) {
    return InputVerdict.of(found.inputShare()) == INSENSITIVE;
  }

  private Judgement everythingIsNearZero(LayerEvidence found) {
    boolean isNear = found.rho() < COLLAPSED.threshold() && found.drift() <= SHRINKING.threshold();
    return Judgement.of(
        this, isNear ? PASS : FAIL, Map.of("rms_ratio", found.rmsRatio(), "rho", found.rho()));
  }

  private Judgement rmsRatioIs(double expected, LayerEvidence found) {
    double tolerance = found.rmsTolerance();
    return Judgement.of(
        this,
        Math.abs(found.rmsRatio() - expected) < tolerance ? PASS : FAIL,
        Map.of("rms_ratio", found.rmsRatio(), "expected", expected, "tolerance", tolerance));
  }

  private Judgement heLearnsFaster(TrainingEvidence found) {
    Map<String, Number> numbers =
        Map.of(
            "seeds", found.seeds(),
            "wins", found.wins(),
            "losses", found.losses(),
            "p", found.pValue(),
            "idle", found.idle());
    if (found.idle() < found.seeds()) {
      return new Judgement(this, FAIL, "small_learns", numbers);
    }
    if (found.wins() <= found.losses()) {
      return new Judgement(this, FAIL, "not_ahead", numbers);
    }
    if (found.isAtEdge()) {
      return new Judgement(this, NUANCED, "edge", numbers);
    }
    return found.pValue() < LEVEL
        ? Judgement.of(this, PASS, numbers)
        : new Judgement(this, NUANCED, "not_settled", numbers);
  }

  /** As in the view and in the words: {@code P9t}. */
  @Override
  public String toString() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /**
   * One claim's result and the evidence for it.
   *
   * @param reason which of several reasons for that result applies; empty if there is only one
   * @param numbers measured values and the thresholds they were compared with, by name
   */
  public record Judgement(Claim claim, Result result, String reason, Map<String, Number> numbers) {
    public Judgement {
      numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    static Judgement of(Claim claim, Result result, Map<String, Number> numbers) {
      return new Judgement(claim, result, "", numbers);
    }
  }
}
