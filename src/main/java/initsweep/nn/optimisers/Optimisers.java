package initsweep.nn.optimisers;

import static java.util.stream.Collectors.toMap;

import initsweep.nn.Optimiser;
import initsweep.nn.optimisers.OptimiserFamily.Decay;
import initsweep.spelling.Call;
import initsweep.spelling.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The optimisers by name; the classes state formulas and sources. To add one, add one class and one
 * entry. η is the learning rate, and ε = 1e-7 as in the book.
 */
public final class Optimisers {
  private static final String WHAT = "an optimizer";

  private static final List<OptimiserFamily> ALL =
      List.of(
          OptimiserFamily.single(new Sgd()),
          new OptimiserFamily("momentum", List.of(new Decay("mu", 0.9)), a -> new Momentum(a[0])),
          new OptimiserFamily("nesterov", List.of(new Decay("mu", 0.9)), a -> new Nesterov(a[0])),
          OptimiserFamily.single(new AdaGrad()),
          new OptimiserFamily("rmsprop", List.of(new Decay("rho", 0.99)), a -> new RmsProp(a[0])),
          new OptimiserFamily(
              "adam",
              List.of(new Decay("beta1", 0.9), new Decay("beta2", 0.999)),
              a -> new Adam(a[0], a[1])));

  private static final Map<String, OptimiserFamily> BY_NAME =
      ALL.stream()
          .collect(toMap(OptimiserFamily::name, family -> family, (a, b) -> a, LinkedHashMap::new));

  private Optimisers() {}

  /**
   * @throws initsweep.spelling.InvalidValueException naming the nearest known optimiser
   */
  public static Optimiser parse(String text) {
    Call call = Call.parse(text, WHAT);
    OptimiserFamily family = BY_NAME.get(call.name());
    if (family == null) {
      throw Vocabulary.unknown(call.name(), WHAT, names());
    }
    return family.member(call);
  }

  /** Each with its default parameters, such as {@code momentum(0.9)}. */
  static List<String> names() {
    return ALL.stream().map(OptimiserFamily::example).toList();
  }
}
