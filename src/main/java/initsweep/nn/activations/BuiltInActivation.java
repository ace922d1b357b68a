package initsweep.nn.activations;

import initsweep.kernel.Kernel;
import initsweep.nn.Activation;

/** A built-in activation: its spelling and its formula. */
final class BuiltInActivation implements Activation {
  private final String spelling;
  private final Formula formula;

  BuiltInActivation(String spelling, Formula formula) {
    this.spelling = spelling;
    this.formula = formula;
  }

  @Override
  public double value(double z) {
    return formula.value().applyAsDouble(z);
  }

  @Override
  public double slope(double z) {
    return formula.slope().applyAsDouble(z);
  }

  @Override
  public double[] kinks() {
    return formula.kinks().clone();
  }

  @Override
  public double[] asymptotes() {
    return formula.asymptotes().clone();
  }

  @Override
  public String formula() {
    return formula.text();
  }

  @Override
  public String source() {
    return formula.source();
  }

  @Override
  public void apply(Kernel kernel, int length, float[] z, float[] h, float[] slope) {
    if (formula.fast() == null) {
      Activation.super.apply(kernel, length, z, h, slope);
    } else {
      formula.fast().apply(kernel.elementwise(), 0, length, z, h, slope);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BuiltInActivation that && spelling.equals(that.spelling);
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
