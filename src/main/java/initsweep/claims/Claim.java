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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The claims of the article (section 6.2 of the book), of the sections after it and of papers on
 * initialisation, each with the test that decides it. Thresholds are those of the verdicts. The
 * wording of a claim and of its evidence is in {@code words_*.properties}.
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
  P7("relu", "xavier", found -> rmsRatioIs(Math.sqrt(0.5), found)),
  /** ReLU, he: even in all layers. */
  P8("relu", "he", found -> rmsRatioIs(1, found)),
  /** On MNIST he learns faster than xavier, std 0.01 learns nothing. */
  P9(Evidence::training, Claim::heLearnsFaster),
  /** The same with a learning rate of its own for each. The article does not ask. */
  P9T(Evidence::tuned, Claim::heLearnsFaster),
  /** Section 6.3: with batch norm a network learns faster at almost every scale of its weights. */
  P10(all -> all.regularised().batchNorm(), ScalesEvidence::finding),
  /** Section 6.4: weight decay narrows the gap between training and test accuracy. */
  P11(all -> all.regularised().weightDecay(), GapEvidence::finding),
  /** Section 6.4: so does dropout. */
  P12(all -> all.regularised().dropout(), GapEvidence::finding),
  /** Section 6.5: the learning rates and weight decays that a random search finds good. */
  P13(all -> all.regularised().randomSearch(), TrialsEvidence::finding),
  /** Schoenholz et al. 2017, Roberts et al. 2022: deep networks learn from their critical point. */
  P14(all -> all.papers().critical(), CriticalEvidence::finding),
  /** Sitzmann et al. 2020: what the sines of a network are applied to is near N(0,1). */
  P15(all -> all.papers().sines(), SpreadEvidence::finding),
  /** Sitzmann et al. 2020: sines learn better with a first layer of its own. */
  P16(all -> all.papers().firstLayer(), PairedEvidence::finding),
  /** Pennington et al. 2017: orthogonal weights are near an isometry with tanh, not with relu. */
  P17(all -> all.papers().isometry(), IsometryEvidence::finding),
  /** Pennington et al. 2017: so deep networks of tanh learn faster. */
  P18(all -> all.papers().orthogonal(), PairedEvidence::finding);

  /** More layers outside four standard errors than one in this many cannot be chance. */
  private static final long LAYERS_PER_OUTLIER = 1000;

  private final Function<Evidence, Optional<Finding>> judge;

  Claim(String activation, String init, Function<LayerEvidence, Finding> judge) {
    this(evidence -> evidence.of(activation, init), judge);
  }

  <T> Claim(Function<Evidence, Optional<T>> evidence, Function<T, Finding> judge) {
    this.judge = all -> evidence.apply(all).map(judge);
  }

  /** Judges every claim, in order; a claim whose runs the sweep lacks is NOT_JUDGED. */
  public static List<Judgement> judge(Evidence evidence) {
    return Arrays.stream(values()).map(claim -> claim.judged(evidence)).toList();
  }

  private Judgement judged(Evidence evidence) {
    Finding nothing = Finding.of(Result.NOT_JUDGED, Map.of());
    return new Judgement(this, judge.apply(evidence).orElse(nothing));
  }

  private static Finding scaledNormals(WeightEvidence found) {
    boolean isChance = found.outside() * LAYERS_PER_OUTLIER <= found.layers();
    return Finding.of(
        isChance ? PASS : FAIL,
        Map.of(
            "lowest", found.lowest(),
            "highest", found.highest(),
            "layers", found.layers(),
            "outside", found.outside()));
  }

  private static Finding pilesUp(LayerEvidence found) {
    return Finding.of(
        found.saturated() >= SATURATED.threshold() ? PASS : FAIL,
        Map.of("saturated", found.saturated(), "limit", SATURATED.threshold()));
  }

  private static Finding gradientsVanish(LayerEvidence found) {
    boolean isVanishing = GradientVerdict.isVanishing(found.gradLogRatio());
    return Finding.of(isVanishing ? PASS : FAIL, Map.of("delta_ratio", found.deltaRatio()));
  }

  private static Finding expressivenessIsLost(LayerEvidence found) {
    boolean isLost = found.rho() < COLLAPSED.threshold() && isInsensitive(found);
    return Finding.of(
        isLost ? PASS : FAIL,
        Map.of(
            "rho", found.rho(),
            "input_share", found.inputShare(),
            "rho_limit", COLLAPSED.threshold(),
            "input_limit", INSENSITIVE.threshold()));
  }

  private static Finding problemIsAvoided(LayerEvidence found) {
    Map<String, Number> numbers =
        Map.of(
            "rho", found.rho(),
            "input_share", found.inputShare(),
            "delta_ratio", found.deltaRatio());
    if (found.rho() < COLLAPSED.threshold()) {
      return Finding.of(FAIL, numbers);
    }
    boolean isVanishing = GradientVerdict.isVanishing(found.gradLogRatio());
    if (isInsensitive(found)) {
      return new Finding(NUANCED, isVanishing ? "input_and_gradient" : "input", numbers);
    }
    return isVanishing ? new Finding(NUANCED, "gradient", numbers) : Finding.of(PASS, numbers);
  }

  private static boolean isInsensitive(LayerEvidence found) {
    return InputVerdict.of(found.inputShare()) == INSENSITIVE;
  }

  private static Finding everythingIsNearZero(LayerEvidence found) {
    boolean isNear = found.rho() < COLLAPSED.threshold() && found.drift() <= SHRINKING.threshold();
    return Finding.of(
        isNear ? PASS : FAIL, Map.of("rms_ratio", found.rmsRatio(), "rho", found.rho()));
  }

  private static Finding rmsRatioIs(double expected, LayerEvidence found) {
    double tolerance = found.rmsTolerance();
    return Finding.of(
        Math.abs(found.rmsRatio() - expected) < tolerance ? PASS : FAIL,
        Map.of("rms_ratio", found.rmsRatio(), "expected", expected, "tolerance", tolerance));
  }

  private static Finding heLearnsFaster(TrainingEvidence found) {
    Map<String, Number> numbers =
        Map.of(
            "seeds", found.seeds(),
            "wins", found.wins(),
            "losses", found.losses(),
            "p", found.test().pValue(),
            "idle", found.idle());
    if (found.idle() < found.seeds()) {
      return new Finding(FAIL, "small_learns", numbers);
    }
    if (found.wins() <= found.losses()) {
      return new Finding(FAIL, "not_ahead", numbers);
    }
    if (found.isAtEdge()) {
      return new Finding(NUANCED, "edge", numbers);
    }
    return found.test().isWon()
        ? Finding.of(PASS, numbers)
        : new Finding(NUANCED, "not_settled", numbers);
  }

  /** As in the view and in the words: {@code P9t}. */
  @Override
  public String toString() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** One claim's result and the evidence for it. */
  public record Judgement(Claim claim, Finding finding) {
    public Result result() {
      return finding.result();
    }

    public String reason() {
      return finding.reason();
    }

    public Map<String, Number> numbers() {
      return finding.numbers();
    }
  }
}
