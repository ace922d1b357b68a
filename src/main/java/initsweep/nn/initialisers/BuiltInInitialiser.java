package initsweep.nn.initialisers;

import initsweep.kernel.Kernel;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.nn.Parameters;
import initsweep.random.Draws;
import java.util.Optional;

/** A built-in initialiser: a spelling and its rule. On the wire it is its spelling. */
final class BuiltInInitialiser implements Initialiser {
  private static final long serialVersionUID = 1L;

  private final String spelling;
  private final transient InitialiserFamily family;
  private final transient WeightRule rule;

  BuiltInInitialiser(String spelling, InitialiserFamily family, WeightRule rule) {
    this.spelling = spelling;
    this.family = family;
    this.rule = rule;
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
  public int revision() {
    return family.revision();
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
    return family.formula();
  }

  @Override
  public String source() {
    return family.source();
  }

  /** Rules do not travel; the reader of the spelling has its own. */
  private Object readResolve() {
    return BuiltInRules.member(Initialisers.call(spelling)).orElseThrow();
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
