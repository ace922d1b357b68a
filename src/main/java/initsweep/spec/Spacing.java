package initsweep.spec;

import initsweep.run.KeyTrait;
import initsweep.run.RunKey;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An axis that is written as its ends and how many values it has: {@code log(0.003,1,8)} or {@code
 * linear(0,1,5)}. Values have three significant digits, so that they can be read and repeated.
 */
final class Spacing {
  private static final Pattern FORM = Pattern.compile("(?i)\\s*(log|linear)\\s*\\(.*\\)\\s*");

  private static final MathContext DIGITS = new MathContext(3);
  private static final int MAX_VALUES = 1_000;

  private Spacing() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * The values from low to high.
   *
   * @throws InvalidValueException if the ends or their number are none of an axis
   */
  static List<String> values(RunKey<?> key, String text) {
    if (!key.has(KeyTrait.NUMBERS)) {
      throw new InvalidValueException(
          "\"%s\" is for numbers, which the values of %s are not; list the values"
              .formatted(text, key));
    }
    Call call = Call.parse(text, "an axis");
    double[] numbers = call.numbers("low", "high", "count");
    requireEnds(call, numbers[0], numbers[1]);
    int count =
        (int) Numbers.parseWhole(call.arguments().get(2), "a number of values", 2, MAX_VALUES);
    List<String> values =
        IntStream.range(0, count)
            .mapToDouble(i -> value(call, numbers[0], numbers[1], (double) i / (count - 1)))
            .mapToObj(value -> rounded(key, value))
            .toList();
    if (values.stream().distinct().count() < count) {
      throw new InvalidValueException(
          "\"%s\" has equal values after rounding to %s; expected fewer values or ends further apart"
              .formatted(text, Axis.hasRanges(key) ? "whole numbers" : "three significant digits"));
    }
    return values;
  }

  private static void requireEnds(Call call, double low, double high) {
    if (low >= high) {
      throw new InvalidValueException(
          "\"%s\" runs from %s to %s; expected low < high, as in %s(0.003,1,8)"
              .formatted(call, Numbers.text(low), Numbers.text(high), call.name()));
    }
    if (isLog(call) && low <= 0) {
      throw new InvalidValueException(
          "\"%s\" begins at %s, which has no logarithm; expected low > 0, or linear(low,high,count)"
              .formatted(call, Numbers.text(low)));
    }
  }

  private static boolean isLog(Call call) {
    return call.name().equals("log");
  }

  /**
   * @param share of the way from low to high
   */
  private static double value(Call call, double low, double high, double share) {
    return isLog(call)
        ? StrictMath.exp((1 - share) * StrictMath.log(low) + share * StrictMath.log(high))
        : (1 - share) * low + share * high;
  }

  private static String rounded(RunKey<?> key, double value) {
    double digits = BigDecimal.valueOf(value).round(DIGITS).doubleValue();
    return Axis.hasRanges(key) ? Long.toString(Math.round(digits)) : Numbers.text(digits);
  }
}
