package initsweep.spelling;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with numbers in parentheses, such as {@code relu} or {@code adam(0.9,0.999)}. Names are
 * lower case.
 */
public record Call(String name, List<String> arguments) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.]*)\\s*(?:\\(([^()]*)\\))?\\s*");

  public Call {
    arguments = List.copyOf(arguments);
  }

  /**
   * @param what the noun of the error message, as in "an initialiser"
   * @throws InvalidValueException if the text has not the form name or name(number, …)
   */
  public static Call parse(String text, String what) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InvalidValueException(
          "\"%s\" is not %s; expected a name, or a name with numbers as in name(0.5,2)"
              .formatted(text, what));
    }
    return new Call(form.group(1).toLowerCase(Locale.ROOT), split(form.group(2), text));
  }

  private static List<String> split(String inside, String text) {
    if (inside == null || inside.isBlank()) {
      return List.of();
    }
    List<String> arguments = new ArrayList<>();
    for (String argument : inside.split(",", -1)) {
      if (argument.isBlank()) {
        throw new InvalidValueException("\"%s\" has an empty argument".formatted(text));
      }
      arguments.add(argument.strip());
    }
    return arguments;
  }

  /**
   * The arguments as numbers, in the order of {@code parameters}.
   *
   * @throws InvalidValueException if there are not as many arguments as parameters, or one is not a
   *     finite number
   */
  public double[] numbers(String... parameters) {
    if (arguments.size() != parameters.length) {
      throw new InvalidValueException(
          "\"%s\" has %s argument(s); expected %s"
              .formatted(this, arguments.size(), form(parameters)));
    }
    double[] numbers = new double[parameters.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          Numbers.parseFinite(arguments.get(i), "argument " + parameters[i] + " of " + name);
    }
    return numbers;
  }

  /** As {@link #numbers}, with {@code defaults} if there are no arguments. */
  public double[] numbersOr(double[] defaults, String... parameters) {
    return arguments.isEmpty() ? defaults.clone() : numbers(parameters);
  }

  /**
   * The arguments as numbers, each in its place or as {@code name=number}; one that is not given
   * has its standard value.
   *
   * @param standard as many as {@code parameters}
   * @throws InvalidValueException if there are too many, or one is unknown, given twice or no
   *     finite number
   */
  public double[] namedNumbers(List<String> parameters, double... standard) {
    double[] numbers = standard.clone();
    boolean[] isGiven = new boolean[numbers.length];
    for (int i = 0; i < arguments.size(); i++) {
      int equals = arguments.get(i).indexOf('=');
      int parameter =
          equals < 0 ? i : parameters.indexOf(arguments.get(i).substring(0, equals).strip());
      if (parameter < 0 || parameter >= numbers.length || isGiven[parameter]) {
        throw new InvalidValueException(
            "\"%s\" has an argument \"%s\"; expected %s"
                .formatted(this, arguments.get(i), form(parameters.toArray(String[]::new))));
      }
      isGiven[parameter] = true;
      numbers[parameter] =
          Numbers.parseFinite(
              arguments.get(i).substring(equals + 1),
              "argument " + parameters.get(parameter) + " of " + name);
    }
    return numbers;
  }

  private String form(String... parameters) {
    return parameters.length == 0
        ? name + " without arguments"
        : name + "(" + String.join(",", parameters) + ")";
  }

  /** The canonical text of a call: numbers in their shortest form, no spaces. */
  public static String text(String name, double... arguments) {
    return arguments.length == 0
        ? name
        : java.util.Arrays.stream(arguments)
            .mapToObj(Numbers::text)
            .collect(joining(",", name + "(", ")"));
  }

  @Override
  public String toString() {
    return arguments.isEmpty() ? name : name + "(" + String.join(",", arguments) + ")";
  }
}
