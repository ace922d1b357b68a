package initsweep.spec;

import initsweep.run.KeyTrait;
import initsweep.run.RunKey;
import initsweep.spec.tuning.Dimension;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An axis written as its ends and its number of values: {@code log(0.003,1,8)} or {@code
 * linear(0,1,5)}. Values are rounded to three significant digits, so that they are easy to read and
 * to repeat.
 */
final class Spacing {
  private static final Pattern FORM = Pattern.compile("(?i)\\s*(log|linear)\\s*\\(.*\\)\\s*");

  /** Without how many values it has: a range. */
  private static final Pattern RANGE =
      Pattern.compile("(?i)\\s*(log|linear)\\s*\\([^,]*,[^,]*\\)\\s*");

  private static final MathContext DIGITS = new MathContext(3);
  private static final int MAX_VALUES = 1_000;

  private Spacing() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  static boolean isRange(String text) {
    return RANGE.matcher(text).matches();
  }

  /**
   * All values from low to high.
   *
   * @param isLog whether shares of the way are of its length in logarithms
   */
  private record Range(RunKey<?> key, String text, boolean isLog, double low, double high)
      implements Dimension {
    private static final long serialVersionUID = 1L;

    @Override
    public String at(double share) {
      return key.canonical(rounded(key, value(isLog, low, high, share)));
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * @param text of a {@link #isRange range}
   * @throws InvalidValueException if the key or the ends are none of a range
   */
  static Dimension range(RunKey<?> key, String text) {
    Call call = call(key, text);
    double[] ends = call.numbers("low", "high");
    requireEnds(call, ends[0], ends[1]);
    Range range = new Range(key, call.toString(), isLog(call), ends[0], ends[1]);
    range.at(0); // both ends are to be values of the key
    range.at(1);
    return range;
  }

  /**
   * The values from low to high.
   *
   * @throws InvalidValueException if the ends or the number of values are invalid
   */
  static List<String> values(RunKey<?> key, String text) {
    Call call = call(key, text);
    double[] numbers = call.numbers("low", "high", "count");
    requireEnds(call, numbers[0], numbers[1]);
    int count =
        (int) Numbers.parseWhole(call.arguments().get(2), "a number of values", 2, MAX_VALUES);
    List<String> values =
        IntStream.range(0, count)
            .mapToDouble(i -> value(isLog(call), numbers[0], numbers[1], (double) i / (count - 1)))
            .mapToObj(value -> rounded(key, value))
            .toList();
    if (values.stream().distinct().count() < count) {
      throw new InvalidValueException(
          "\"%s\" has equal values after rounding to %s; expected fewer values or ends further apart"
              .formatted(text, Axis.hasRanges(key) ? "whole numbers" : "three significant digits"));
    }
    return values;
  }

  private static Call call(RunKey<?> key, String text) {
    if (!key.has(KeyTrait.NUMBERS)) {
      throw new InvalidValueException(
          "\"%s\" needs numeric values, which %s does not have; list the values"
              .formatted(text, key));
    }
    return Call.parse(text, "an axis");
  }

  private static void requireEnds(Call call, double low, double high) {
    if (low >= high) {
      throw new InvalidValueException(
          "\"%s\" runs from %s to %s; expected low < high, as in %s(0.003,1,8)"
              .formatted(call, Numbers.text(low), Numbers.text(high), call.name()));
    }
    if (isLog(call) && low <= 0) {
      throw new InvalidValueException(
          "\"%s\" starts at %s, which has no logarithm; expected low > 0, or linear(low,high,count)"
              .formatted(call, Numbers.text(low)));
    }
  }

  private static boolean isLog(Call call) {
    return call.name().equals("log");
  }

  /**
   * @param share of the distance from low to high
   */
  private static double value(boolean isLog, double low, double high, double share) {
    return isLog
        ? StrictMath.exp((1 - share) * StrictMath.log(low) + share * StrictMath.log(high))
        : (1 - share) * low + share * high;
  }

  private static String rounded(RunKey<?> key, double value) {
    double digits = BigDecimal.valueOf(value).round(DIGITS).doubleValue();
    return Axis.hasRanges(key) ? Long.toString(Math.round(digits)) : Numbers.text(digits);
  }
}
