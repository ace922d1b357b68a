package initsweep.nn.initialisers;

import static java.util.stream.Collectors.joining;

import initsweep.nn.Initialiser;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The initialisers of one built-in name: one without parameters, or one for each choice of
 * parameters.
 *
 * @param aliases other accepted names; the canonical spelling never uses them
 * @param standard default arguments, which the canonical spelling leaves out; empty if arguments
 *     are required
 * @param revision increased whenever the definition changes any bit of a weight or bias
 * @param rule the rule for given arguments
 */
record InitialiserFamily(
    String name,
    List<String> aliases,
    List<Parameter> parameters,
    List<Object> standard,
    String formula,
    String source,
    int revision,
    Function<Arguments, WeightRule> rule) {

  /** The normal with a fixed standard deviation, which a bare number spells. */
  static final String NORMAL = "normal";

  /** How one argument of the spelling is read. */
  sealed interface Parameter {
    String name();

    /**
     * @param call the whole spelling, for the error message
     */
    Object read(String text, Call call);
  }

  /** A finite number of at least {@code min}. */
  record Real(String name, double min) implements Parameter {
    @Override
    public Object read(String text, Call call) {
      double value = Numbers.parseFinite(text, "argument " + name + " of " + call.name());
      if (value < min) {
        throw new InvalidValueException(
            "\"%s\" has %s = %s; expected %s or more"
                .formatted(call, name, text, Numbers.text(min)));
      }
      return value;
    }
  }

  /** A whole number of at least 1. */
  record Count(String name) implements Parameter {
    @Override
    public Object read(String text, Call call) {
      return (int)
          Numbers.parseWhole(text, "argument " + name + " of " + call.name(), 1, Integer.MAX_VALUE);
    }
  }

  /** One of the constants of an enum. */
  record Word<E extends Enum<E>>(String name, Class<E> words) implements Parameter {
    @Override
    public Object read(String text, Call call) {
      return Vocabulary.choose(words, text, "a %s of %s".formatted(name, call.name()));
    }
  }

  /** The values of the parameters, in their order. */
  record Arguments(List<Object> values) {
    double real(int i) {
      return (Double) values.get(i);
    }

    int count(int i) {
      return (Integer) values.get(i);
    }

    <E extends Enum<E>> E word(int i, Class<E> words) {
      return words.cast(values.get(i));
    }

    private String text() {
      return values.stream()
          .map(value -> value instanceof Double number ? Numbers.text(number) : value.toString())
          .collect(joining(",", "(", ")"));
    }
  }

  static InitialiserFamily single(String name, String formula, String source, WeightRule rule) {
    return new InitialiserFamily(
        name, List.of(), List.of(), List.of(), formula, source, 1, none -> rule);
  }

  InitialiserFamily alias(String... others) {
    return new InitialiserFamily(
        name, List.of(others), parameters, standard, formula, source, revision, rule);
  }

  /** The family with a later revision of its definition. */
  InitialiserFamily revised(int later) {
    return new InitialiserFamily(name, aliases, parameters, standard, formula, source, later, rule);
  }

  /** How the family is written, such as {@code gaussian(sw2,sb2)}. */
  String form() {
    return parameters.isEmpty()
        ? name
        : parameters.stream().map(Parameter::name).collect(joining(",", name + "(", ")"));
  }

  /**
   * The initialiser that {@code call} spells.
   *
   * @throws InvalidValueException if an argument is missing, too many or out of range
   */
  Initialiser member(Call call) {
    boolean isBare = call.arguments().isEmpty() && standard.size() == parameters.size();
    Arguments arguments = new Arguments(isBare ? standard : read(call));
    boolean isStandard = arguments.values().equals(standard);
    return new BuiltInInitialiser(
        isStandard ? name : spelling(arguments), rule.apply(arguments), revision, formula, source);
  }

  private List<Object> read(Call call) {
    int found = call.arguments().size();
    if (found != parameters.size()) {
      String expected = parameters.isEmpty() ? name + " without arguments" : form();
      throw new InvalidValueException(
          "\"%s\" has %s argument(s); expected %s".formatted(call, found, expected));
    }
    return IntStream.range(0, found)
        .mapToObj(i -> parameters.get(i).read(call.arguments().get(i), call))
        .toList();
  }

  /** A normal with a fixed standard deviation is spelled by the number alone, as in the article. */
  private String spelling(Arguments arguments) {
    return name.equals(NORMAL) ? Numbers.decimal(arguments.real(0)) : name + arguments.text();
  }
}
