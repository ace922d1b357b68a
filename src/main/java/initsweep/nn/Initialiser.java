package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.nn.initialisers.Initialisers;
import initsweep.random.Draws;
import java.util.Optional;

/**
 * A rule for the weights and biases of a layer before training. An implementation is immutable and
 * has the canonical spelling of the sweep file as its {@code toString}; a class in a user's jar is
 * found by {@link java.util.ServiceLoader} under its spelling, see {@link Initialisers}.
 */
public interface Initialiser {
  /** Enough examples to estimate a layer's variance to about 1 %. */
  int FITTING_EXAMPLES = 1000;

  /**
   * The spelling in sweep files and tables, lower case, such as {@code he} or {@code
   * gaussian(2,0.05)}.
   */
  @Override
  String toString();

  /**
   * Fills one layer.
   *
   * @param draws this layer's stream, before its first draw
   * @param weights (n_in × n_out), row-major without padding, all zero
   * @param biases (n_out), all zero
   */
  void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases);

  /**
   * Fits freshly drawn parameters to a batch of examples, once and before training. The default
   * changes nothing; a rule that depends on data overrides it.
   *
   * @param parameters the parameters of every layer after {@link #fill}; changed in place
   * @param activation that of the hidden layers
   * @param rows {@link #fittingExamples}, or as many as there are
   * @param inputs (rows × inputs of the network), laid out as {@link initsweep.kernel.Layout} says;
   *     not to be changed
   */
  default void fit(
      Parameters parameters, Activation activation, Kernel kernel, int rows, float[] inputs) {}

  /**
   * How many of the first training examples {@link #fit} is given; 0 if it does not change the
   * parameters, which saves memory. Part of the definition: it does not depend on the probe.
   */
  default int fittingExamples() {
    return isScaledNormal() ? 0 : FITTING_EXAMPLES;
  }

  /**
   * Refuses an activation of the hidden layers for which the rule has no weights, when a sweep is
   * planned. The default accepts any.
   *
   * @throws initsweep.spelling.InvalidValueException saying why there are none, and the remedy
   */
  default void requireActivation(Activation activation) {}

  /**
   * The revision of the definition. A change of any weight or bias needs a new revision, which
   * gives the runs another run_id, so that rows of two definitions are never confused.
   */
  default int revision() {
    return 1;
  }

  /**
   * Whether {@link #fill} draws one normal per weight, in the order of the array, scales it by a
   * number that depends only on the layer, and leaves the biases 0. Nothing else can be drawn with
   * {@code rng: numpy}.
   */
  default boolean isScaledNormal() {
    return false;
  }

  /**
   * The variances of a layer's weights and biases, independent and with mean 0, as the theory of
   * wide networks takes them; empty if the rule is not of that kind.
   */
  default Optional<LayerVariances> variances(LayerSpec layer) {
    return Optional.empty();
  }

  /** The definition on one line, such as {@code N(0, 2/n_in)}; empty if unknown. */
  default String formula() {
    return "";
  }

  /** Where the definition comes from, on one line; empty if unknown. */
  default String source() {
    return "";
  }
}
