package initsweep.nn.activations;

import initsweep.nn.Activation;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.util.function.DoubleFunction;

/**
 * The activations of one built-in name: one without parameter, or one for each value of its
 * parameter.
 *
 * @param parameter null if the activation has none
 */
record ActivationFamily(String name, Parameter parameter, DoubleFunction<Formula> formula) {
  /** A number from {@code min} to {@code max}; {@code standard} is its default. */
  record Parameter(String name, double standard, double min, double max) {}

  static ActivationFamily single(String name, Formula formula) {
    return new ActivationFamily(name, null, ignored -> formula);
  }

  /**
   * The activation that {@code call} spells; a parameter at its default is left out of the
   * canonical spelling.
   */
  Activation member(Call call) {
    if (parameter == null) {
      call.numbers();
      return new BuiltInActivation(name, formula.apply(0));
    }
    double a = call.numbersOr(new double[] {parameter.standard()}, parameter.name())[0];
    check(a);
    String spelling = a == parameter.standard() ? name : Call.text(name, a);
    return new BuiltInActivation(spelling, formula.apply(a));
  }

  private void check(double a) {
    if (a < parameter.min() || a > parameter.max()) {
      throw new InvalidValueException(
          "\"%s\" has %s = %s; expected a number from %s to %s"
              .formatted(
                  Call.text(name, a),
                  parameter.name(),
                  Numbers.text(a),
                  Numbers.text(parameter.min()),
                  Numbers.text(parameter.max())));
    }
  }
}
