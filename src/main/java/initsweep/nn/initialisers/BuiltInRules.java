package initsweep.nn.initialisers;

import static initsweep.nn.initialisers.InitialiserFamily.single;

import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.initialisers.InitialiserFamily.Arguments;
import initsweep.nn.initialisers.InitialiserFamily.Count;
import initsweep.nn.initialisers.InitialiserFamily.Parameter;
import initsweep.nn.initialisers.InitialiserFamily.Real;
import initsweep.nn.initialisers.InitialiserFamily.Word;
import initsweep.spelling.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Every built-in initialiser: name, definition, source and rule; n_in and n_out are a layer's
 * fan-in and fan-out, and biases are 0 unless stated. To add one, add one entry.
 */
final class BuiltInRules {

  private static final double ANY = -Double.MAX_VALUE;

  private static final List<InitialiserFamily> ALL =
      List.of(
          family(
              "variance_scaling",
              List.of(
                  new Real("scale", 0),
                  new Word<>("mode", Fan.class),
                  new Word<>("distribution", Distribution.class)),
              "variance scale/n with the n of the mode; a truncated normal is cut at ±2σ and"
                  + " divided by"
                  + " 0.87962566103423978",
              "Keras VarianceScaling, JAX variance_scaling",
              BuiltInRules::varianceScaling),
          family(
              InitialiserFamily.NORMAL,
              List.of(new Real("std", 0)),
              "N(0, std²)",
              "Deep Learning from Scratch, section 6.2",
              a -> new ScaledNormal(layer -> a.real(0))),
          family(
              "uniform",
              List.of(new Real("a", 0)),
              "U(−a, a)",
              "the same for every layer",
              a -> new ScaledUniform(layer -> a.real(0))),
          single(
                  "xavier",
                  "N(0, 1/n_in)",
                  "the book's Xavier, LeCun et al. 1998; not Glorot's, which averages fan-in"
                      + " and fan-out",
                  Distribution.NORMAL.withVariance(layer -> 1.0 / layer.fanIn()))
              .alias("sigmoid", "lecun_normal"),
          single(
                  "he",
                  "N(0, 2/n_in)",
                  "He et al. 2015, eq. 10",
                  Distribution.NORMAL.withVariance(layer -> 2.0 / layer.fanIn()))
              .alias("relu", "kaiming_normal"),
          single(
              "he_uniform",
              "U(±√(6/n_in))",
              "He et al. 2015, eq. 10, as a uniform",
              Distribution.UNIFORM.withVariance(layer -> 2.0 / layer.fanIn())),
          single(
              "lecun_uniform",
              "U(±√(3/n_in))",
              "LeCun et al. 1998, Efficient BackProp, as a uniform",
              Distribution.UNIFORM.withVariance(layer -> 1.0 / layer.fanIn())),
          single(
              "glorot_normal",
              "N(0, 2/(n_in + n_out))",
              "Glorot & Bengio 2010, eq. 12",
              Distribution.NORMAL.withVariance(layer -> 1 / Fan.FAN_AVG.of(layer))),
          single(
              "glorot_uniform",
              "U(±√(6/(n_in + n_out)))",
              "Glorot & Bengio 2010, eq. 16",
              Distribution.UNIFORM.withVariance(layer -> 1 / Fan.FAN_AVG.of(layer))),
          family(
              "gaussian",
              List.of(new Real("sw2", 0), new Real("sb2", 0)),
              "W ~ N(0, sw2/n_in), b ~ N(0, sb2)",
              "Poole et al. 2016; Schoenholz et al. 2017",
              a -> gaussian(a.real(0), a.real(1))),
          single(
                  "auto",
                  "N(0, g²/n_in), g² = 1/E φ(z)², z ~ N(0, 1); first layer N(0, 1/(n_in·E x²))",
                  "He et al. 2015 for any activation: pre-activations have variance 1 in every"
                      + " layer, unless that point is unstable (χ∥ > 1, as for gelu, silu and"
                      + " mish)",
                  Distribution.NORMAL.withVariance(unitVariance(Gain::forward)))
              .revised(2), // 1 took the inputs for φ(z): layer 1 had variance g²·E x²
          single(
                  "auto_backward",
                  "N(0, g²/n_in), g² = 1/E φ′(z)², z ~ N(0, 1); first layer N(0, 1/(n_in·E x²))",
                  "He et al. 2015 for any activation: gradients keep their variance where"
                      + " pre-activations have variance 1",
                  Distribution.NORMAL.withVariance(unitVariance(Gain::backward)))
              .revised(2), // 1 took the inputs for φ(z), as auto did
          single(
              "critical",
              "W ~ N(0, σ_w²/n_in), b ~ N(0, σ_b²) at the critical point of φ; first layer W ~ N(0,"
                  + " (q* − σ_b²)/(n_in·E x²))",
              "Roberts, Yaida & Hanin 2022, sections 5.3 and 5.4: the half-stable point where there"
                  + " is one, else that of σ_b² = 0; where q* = 0, the first layer is like the"
                  + " others",
              new Critical()),
          new InitialiserFamily(
              "orthogonal",
              List.of(),
              List.of(new Real("gain", 0)),
              List.of(1.0),
              "gain·Q, QᵀQ = I or QQᵀ = I: Q of the QR of a normal matrix, columns signed by diag"
                  + " R",
              "Saxe et al. 2014",
              1,
              a -> new Orthogonal(a.real(0))),
          single(
                  "lsuv",
                  "orthogonal, then each layer scaled to pre-activation variance 1 on the first"
                      + " 1000 training examples",
                  "Mishkin & Matas 2016, algorithm 1",
                  new Lsuv())
              .revised(2), // 1 took as many examples as the probe measured
          single(
              "identity",
              "w_ij = 1 where i = j, else 0",
              "Le et al. 2015 for square layers",
              FixedWeights.identity()),
          single(
              "zeros",
              "0",
              "a control: nothing breaks the symmetry of the units",
              FixedWeights.constant(0)),
          family(
              "constant",
              List.of(new Real("c", ANY)),
              "c",
              "a control: nothing breaks the symmetry of the units",
              a -> FixedWeights.constant(a.real(0))),
          family(
              "sparse",
              List.of(new Count("s"), new Real("std", 0)),
              "s inputs of each unit, chosen at random, N(0, std²); the others 0",
              "Martens 2010, section 5, with s = 15 and std = 1; a count, not PyTorch's fraction of"
                  + " zeros",
              a -> new Sparse(a.count(0), a.real(1))),
          single(
              "zero_o",
              "the identity, or where a layer widens 2^(−(m−1)/2) times a part of the Hadamard"
                  + " matrix, m = ⌈log₂ n_out⌉",
              "ZerO: Zhao et al. 2021, algorithm 1",
              FixedWeights.zerO()),
          single(
              "torch_default",
              "W and b ~ U(±1/√n_in)",
              "PyTorch's nn.Linear.reset_parameters",
              uniformWithBiases(1)),
          single(
                  "spark_mllib",
                  "W and b ~ U(±2.4/√n_in): σ_w² = 1.92, close to He's 2",
                  "MultilayerPerceptronClassifier of Spark 2.0 to 4.2,"
                      + " org.apache.spark.ml.ann.AffineLayerModel.randomWeights",
                  uniformWithBiases(2.4))
              .revised(2), // 1 was U(±2.4/n_in), after older Spark, and left the biases 0
          single(
              "dl4j_lecun_uniform",
              "U(±3/√n_in)",
              "Deeplearning4j's WeightInit.LECUN_UNIFORM: three times the variance of"
                  + " lecun_uniform",
              new ScaledUniform(layer -> 3 / Math.sqrt(layer.fanIn()))));

  private static final Map<String, InitialiserFamily> BY_NAME = byNameAndAlias();

  private BuiltInRules() {}

  /** In the order of declaration. */
  static List<InitialiserFamily> families() {
    return ALL;
  }

  static boolean has(String name) {
    return BY_NAME.containsKey(name);
  }

  /** The initialiser that {@code call} spells; empty if the name is not built in. */
  static Optional<Initialiser> member(Call call) {
    return Optional.ofNullable(BY_NAME.get(call.name())).map(family -> family.member(call));
  }

  private static Map<String, InitialiserFamily> byNameAndAlias() {
    Map<String, InitialiserFamily> byName = new LinkedHashMap<>();
    for (InitialiserFamily family : ALL) {
      byName.put(family.name(), family);
      family.aliases().forEach(alias -> byName.put(alias, family));
    }
    return Map.copyOf(byName);
  }

  private static InitialiserFamily family(
      String name,
      List<Parameter> parameters,
      String formula,
      String source,
      Function<Arguments, WeightRule> rule) {
    return new InitialiserFamily(name, List.of(), parameters, List.of(), formula, source, 1, rule);
  }

  private static WeightRule varianceScaling(Arguments a) {
    double scale = a.real(0);
    Fan mode = a.word(1, Fan.class);
    return a.word(2, Distribution.class).withVariance(layer -> scale / mode.of(layer));
  }

  /** A scaled normal if {@code sb2} is 0. */
  private static WeightRule gaussian(double sw2, double sb2) {
    WeightRule withoutBiases = Distribution.NORMAL.withVariance(layer -> sw2 / layer.fanIn());
    if (sb2 == 0) {
      return withoutBiases;
    }
    return new WithBiases(withoutBiases, new ScaledNormal(layer -> Math.sqrt(sb2)));
  }

  /** W and b ~ U(±a/√n_in). */
  private static WeightRule uniformWithBiases(double a) {
    ScaledUniform rule = new ScaledUniform(layer -> a / Math.sqrt(layer.fanIn()));
    return new WithBiases(rule, rule);
  }

  /**
   * The variance of weights that gives pre-activations variance 1: 1/(n_in·E x²) at the first
   * layer, g²/n_in after it.
   *
   * @param squaredGain g² of an activation
   */
  private static ToDoubleFunction<LayerSpec> unitVariance(ToDoubleFunction<Gain> squaredGain) {
    return layer -> {
      double g2 =
          layer.isFirst()
              ? 1 / layer.incomingSecondMoment()
              : squaredGain.applyAsDouble(Gain.of(layer.activation()));
      return g2 / layer.fanIn();
    };
  }
}
