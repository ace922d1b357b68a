package initsweep.nn.initialisers;

import initsweep.kernel.Kernel;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.nn.Parameters;
import initsweep.random.Draws;
import java.util.Optional;

/** A built-in initialiser: its spelling and its rule. */
final class BuiltInInitialiser implements Initialiser {
  private final String spelling;
  private final WeightRule rule;
  private final int revision;
  private final String formula;
  private final String source;

  BuiltInInitialiser(
      String spelling, WeightRule rule, int revision, String formula, String source) {
    this.spelling = spelling;
    this.rule = rule;
    this.revision = revision;
    this.formula = formula;
    this.source = source;
  }

  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    rule.fill(layer, draws, weights, biases);
  }

  @Override
  public void fit(
      Parameters parameters, Activation activation, Kernel kernel, int rows, float[] inputs) {
    rule.fit(parameters, activation, kernel, rows, inputs);
  }

  @Override
  public int fittingExamples() {
    return rule.fittingExamples();
  }

  @Override
  public void requireActivation(Activation activation) {
    rule.requireActivation(activation);
  }

  @Override
  public int revision() {
    return revision;
  }

  @Override
  public Optional<LayerVariances> variances(LayerSpec layer) {
    return rule.variances(layer);
  }

  @Override
  public boolean isScaledNormal() {
    return rule instanceof ScaledNormal;
  }

  @Override
  public String formula() {
    return formula;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BuiltInInitialiser that && spelling.equals(that.spelling);
  }

  @Override
  public int hashCode() {
    return spelling.hashCode();
  }

  @Override
  public String toString() {
    return spelling;
  }
}
