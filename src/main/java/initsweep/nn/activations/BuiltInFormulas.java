package initsweep.nn.activations;

import static initsweep.nn.activations.ActivationFamily.single;
import static java.util.stream.Collectors.toMap;

import initsweep.kernel.Elementwise;
import initsweep.nn.activations.ActivationFamily.Parameter;
import initsweep.nn.activations.Formula.FastPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every built-in activation: name, definition, source, φ, φ′, kinks and asymptotes. To add one, add
 * one entry.
 *
 * <p>Where φ′ jumps, its value at the kink is PyTorch's: that of the flat side for relu, relu6,
 * hard_tanh and hard_sigmoid (0), and the left one for leaky_relu (a), elu (a) and selu (λα).
 */
final class BuiltInFormulas {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double MAX_PARAMETER = 1000;

  private static final List<ActivationFamily> ALL =
      List.of(
          single(
              "identity",
              Formula.of("z", "a linear network: Saxe et al. 2014", z -> z, z -> 1)
                  .evaluatedBy(Elementwise::identity)),
          single(
              "sigmoid",
              Formula.of(
                      "1/(1 + e^−z)",
                      "the logistic function: Rumelhart et al. 1986",
                      Smooth::sigmoid,
                      Smooth::sigmoidSlope)
                  .saturatingAt(0, 1)
                  .evaluatedBy(Elementwise::sigmoid)),
          single(
              "tanh",
              Formula.of(
                      "tanh z",
                      "LeCun et al. 1998, Efficient BackProp",
                      StrictMath::tanh,
                      Smooth::tanhSlope)
                  .saturatingAt(-1, 1)
                  .evaluatedBy(Elementwise::tanh)),
          single(
              "relu",
              Formula.of("max(0, z)", "Nair & Hinton 2010", z -> Math.max(z, 0), z -> z > 0 ? 1 : 0)
                  .kinkedAt(0)
                  .evaluatedBy(Elementwise::relu)),
          new ActivationFamily(
              "leaky_relu", new Parameter("a", 0.01, 0, MAX_PARAMETER), BuiltInFormulas::leakyRelu),
          new ActivationFamily(
              "elu", new Parameter("a", 1, 0, MAX_PARAMETER), BuiltInFormulas::elu),
          single(
              "selu",
              Formula.of(
                      "λz for z > 0, else λα(e^z − 1)",
                      "Klambauer et al. 2017; λ = 1.0507009873554805, α = 1.6732632423543772",
                      z -> SELU_SCALE * (z > 0 ? z : SELU_ALPHA * StrictMath.expm1(z)),
                      z -> SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * StrictMath.exp(z)))
                  .kinkedAt(0)
                  .saturatingAt(-SELU_SCALE * SELU_ALPHA)
                  .evaluatedBy(fastElu(SELU_SCALE, SELU_SCALE * SELU_ALPHA))),
          single(
              "gelu",
              Formula.of(
                      "z Φ(z)",
                      "Hendrycks & Gimpel 2016, exact (erf)",
                      Smooth::gelu,
                      Smooth::geluSlope)
                  .evaluatedBy(Elementwise::gelu)),
          single(
              "silu",
              Formula.of("z/(1 + e^−z)", "Elfwing et al. 2017", Smooth::silu, Smooth::siluSlope)
                  .evaluatedBy(Elementwise::silu)),
          single(
              "mish",
              Formula.of("z tanh(ln(1 + e^z))", "Misra 2019", Smooth::mish, Smooth::mishSlope)
                  .evaluatedBy(Elementwise::mish)),
          single(
              "softplus",
              Formula.of("ln(1 + e^z)", "Dugas et al. 2000", Smooth::softplus, Smooth::sigmoid)
                  .saturatingAt(0)
                  .evaluatedBy(Elementwise::softplus)),
          single(
              "softsign",
              Formula.of(
                      "z/(1 + |z|)",
                      "Bergstra et al. 2009",
                      Smooth::softsign,
                      Smooth::softsignSlope)
                  .saturatingAt(-1, 1)
                  .evaluatedBy(Elementwise::softsign)),
          single(
              "hard_tanh",
              Formula.of(
                      "min(max(z, −1), 1)",
                      "Collobert 2004",
                      z -> Math.min(Math.max(z, -1), 1),
                      z -> Math.abs(z) >= 1 ? 0 : 1)
                  .kinkedAt(-1, 1)
                  .saturatingAt(-1, 1)
                  .evaluatedBy(fastClip(-1, 1))),
          single(
              "hard_sigmoid",
              Formula.of(
                      "min(max(z + 3, 0), 6)/6",
                      "Howard et al. 2019, as in PyTorch and Keras 3",
                      z -> Math.min(Math.max(z + 3, 0), 6) / 6,
                      z -> Math.abs(z) >= 3 ? 0 : 1 / 6.0)
                  .kinkedAt(-3, 3)
                  .saturatingAt(0, 1)
                  .evaluatedBy(Elementwise::hardSigmoid)),
          single(
              "relu6",
              Formula.of(
                      "min(max(z, 0), 6)",
                      "Krizhevsky 2010",
                      z -> Math.min(Math.max(z, 0), 6),
                      z -> z <= 0 || z >= 6 ? 0 : 1)
                  .kinkedAt(0, 6)
                  .saturatingAt(6)
                  .evaluatedBy(fastClip(0, 6))),
          single(
              "erf",
              Formula.of(
                      "2/√π ∫₀ᶻ e^(−t²) dt",
                      "Williams 1998, Computing with infinite networks",
                      Erf::erf,
                      Smooth::erfSlope)
                  .saturatingAt(-1, 1)
                  .evaluatedBy(Elementwise::erf)),
          single(
              "sin",
              Formula.of(
                      "sin z",
                      "Sitzmann et al. 2020, with ω₀ = 1",
                      StrictMath::sin,
                      StrictMath::cos)
                  .evaluatedBy(Elementwise::sin)),
          single(
              "rational_tanh",
              Formula.of(
                      "1.7159 sgn(y)(1 − 1/(1 + |y| + y² + 1.41645 y⁴)), y = 2z/3",
                      "Deeplearning4j's ActivationRationalTanh, after arXiv 1508.01292",
                      Smooth::rationalTanh,
                      Smooth::rationalTanhSlope)
                  .saturatingAt(-Smooth.RATIONAL_TANH_SCALE, Smooth.RATIONAL_TANH_SCALE)
                  .evaluatedBy(Elementwise::rationalTanh)));

  private static final Map<String, ActivationFamily> BY_NAME =
      ALL.stream()
          .collect(
              toMap(ActivationFamily::name, family -> family, (a, b) -> a, LinkedHashMap::new));

  private BuiltInFormulas() {}

  /** In the order in which they are declared. */
  static Map<String, ActivationFamily> byName() {
    return BY_NAME;
  }

  private static FastPath fastClip(float min, float max) {
    return (functions, from, to, z, h, slope) -> functions.clip(min, max, from, to, z, h, slope);
  }

  private static Formula leakyRelu(double a) {
    double min = a == 0 ? -Double.MAX_VALUE : Double.NEGATIVE_INFINITY; // 0·∞ would be NaN
    Formula formula =
        Formula.of(
                "z for z > 0, else a z",
                "Maas et al. 2013",
                z -> z > 0 ? z : a * Math.max(z, min),
                z -> z > 0 ? 1 : a)
            .evaluatedBy((float) a == 0 ? Elementwise::relu : fastLeakyRelu((float) a));
    return a == 1 ? formula : formula.kinkedAt(0);
  }

  private static FastPath fastLeakyRelu(float a) {
    return (functions, from, to, z, h, slope) -> functions.leakyRelu(a, from, to, z, h, slope);
  }

  private static Formula elu(double a) {
    Formula formula =
        Formula.of(
                "z for z > 0, else a (e^z − 1)",
                "Clevert et al. 2016",
                z -> z > 0 ? z : a * StrictMath.expm1(z),
                z -> z > 0 ? 1 : a * StrictMath.exp(z))
            .evaluatedBy(fastElu(1, a));
    return (a == 1 ? formula : formula.kinkedAt(0))
        .saturatingAt(a == 0 ? new double[0] : new double[] {-a});
  }

  private static FastPath fastElu(double above, double below) {
    return (functions, from, to, z, h, slope) ->
        functions.elu((float) above, (float) below, from, to, z, h, slope);
  }
}
