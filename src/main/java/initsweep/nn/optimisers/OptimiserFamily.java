package initsweep.nn.optimisers;

import initsweep.nn.Optimiser;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.util.List;
import java.util.function.Function;

/**
 * The optimisers of one name: one without parameters, or one for each choice of decay rates, all in
 * [0, 1).
 */
record OptimiserFamily(String name, List<Decay> decays, Function<double[], Optimiser> optimiser) {
  /** A parameter; {@code standard} is its default. */
  record Decay(String name, double standard) {}

  static OptimiserFamily single(Optimiser optimiser) {
    return new OptimiserFamily(optimiser.toString(), List.of(), none -> optimiser);
  }

  /**
   * The optimiser that {@code call} spells.
   *
   * @throws InvalidValueException if an argument is missing, too many or out of range
   */
  Optimiser member(Call call) {
    String[] names = decays.stream().map(Decay::name).toArray(String[]::new);
    double[] standard = decays.stream().mapToDouble(Decay::standard).toArray();
    double[] values = call.numbersOr(standard, names);
    for (int i = 0; i < values.length; i++) {
      check(call, names[i], values[i]);
    }
    return optimiser.apply(values);
  }

  private static void check(Call call, String name, double value) {
    if (value < 0 || value >= 1) {
      throw new InvalidValueException(
          "\"%s\" has %s = %s; expected 0 or more and less than 1"
              .formatted(call, name, Numbers.text(value)));
    }
  }

  /** The spelling with the default parameters. */
  String example() {
    return Call.text(name, decays.stream().mapToDouble(Decay::standard).toArray());
  }
}
