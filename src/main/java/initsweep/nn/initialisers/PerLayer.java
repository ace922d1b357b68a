package initsweep.nn.initialisers;

import initsweep.kernel.Kernel;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.nn.Parameters;
import initsweep.random.Draws;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One initialiser for the first hidden layer, one for the hidden layers after it and one for the
 * output layer.
 */
record PerLayer(Initialiser first, Initialiser hidden, Initialiser output) implements Initialiser {
  static final String NAME = "layers";

  private Initialiser of(LayerSpec layer) {
    return layer.isOutput() ? output : layer.isFirst() ? first : hidden;
  }

  /** Those that differ, in the order of the layers. */
  Set<Initialiser> members() {
    return new LinkedHashSet<>(List.of(first, hidden, output));
  }

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    of(layer).fill(layer, draws, weights, biases);
  }

  /** Each member sees every layer and fits its own: what it changes in others is undone. */
  @Override
  public void fit(
      Parameters parameters, Activation activation, Kernel kernel, int rows, float[] inputs) {
    for (Initialiser member : members()) {
      int own = Math.min(rows, member.fittingExamples());
      if (own > 0) {
        LayerCopies others = LayerCopies.of(parameters, layer -> !isOf(member, layer, parameters));
        member.fit(parameters, activation, kernel, own, inputs);
        others.restore();
      }
    }
  }

  private boolean isOf(Initialiser member, int layer, Parameters parameters) {
    boolean isOutput = !parameters.shape().isHidden(layer);
    return member.equals(isOutput ? output : layer == 1 ? first : hidden);
  }

  @Override
  public int fittingExamples() {
    return members().stream().mapToInt(Initialiser::fittingExamples).max().orElseThrow();
  }

  @Override
  public void requireActivation(Activation activation) {
    members().forEach(member -> member.requireActivation(activation));
  }

  /** A revision only grows, so the sum is another one whenever a member is redefined. */
  @Override
  public int revision() {
    return 1 + members().stream().mapToInt(member -> member.revision() - 1).sum();
  }

  @Override
  public boolean isScaledNormal() {
    return members().stream().allMatch(Initialiser::isScaledNormal);
  }

  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    return of(layer).variances(layer);
  }

  @Override
  public String formula() {
    return "first layer %s; hidden layers %s; output layer %s"
        .formatted(first.formula(), hidden.formula(), output.formula());
  }

  /** Leaves out what is as in the hidden layers. */
  @Override
  public String toString() {
    String firstOnes = first.equals(hidden) ? "" : "first=" + first + ",";
    String lastOne = output.equals(hidden) ? "" : ",output=" + output;
    return NAME + "(" + firstOnes + "hidden=" + hidden + lastOne + ")";
  }
}
