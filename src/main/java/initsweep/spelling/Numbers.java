package initsweep.spelling;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as text: strict parsing and one canonical spelling. */
public final class Numbers {
  private static final int SIGNIFICANT_DIGITS_OF_A_DOUBLE = 17;

  /** A digit other than 0 before the exponent. */
  private static final Pattern SOME_DIGIT = Pattern.compile("[^eE]*?[1-9]");

  /** As in Java and Python, {@code 1_000_000} is allowed: each _ between two digits. */
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+(_\\d+)*");

  private Numbers() {}

  /**
   * The shortest decimal that reads back as the same double: {@code 0.01}, {@code 1}, {@code 1E-9}.
   * Not {@link Double#toString}, whose digits changed between JDK releases.
   */
  public static String text(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal shortest = shortest(value).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent < -6 || exponent > 15 ? shortest.toString() : shortest.toPlainString();
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < SIGNIFICANT_DIGITS_OF_A_DOUBLE; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(SIGNIFICANT_DIGITS_OF_A_DOUBLE));
  }

  /** {@code 1 run}, {@code 6 runs}. */
  public static String counted(long count, String thing) {
    return "%s %s%s".formatted(count, thing, count == 1 ? "" : "s");
  }

  /** As {@link #text}, but always visibly a decimal: {@code 1.0}. */
  public static String decimal(double value) {
    String text = text(value);
    return text.chars().allMatch(c -> c == '-' || Character.isDigit(c)) ? text + ".0" : text;
  }

  /**
   * @param what the noun of the error message, as in "a learning rate"
   * @throws InvalidValueException if the text is not a finite decimal number
   */
  public static double parseFinite(String text, String what) {
    if (!looksLikeANumber(text)) {
      throw new InvalidValueException(
          "\"%s\" is not %s; expected a finite number".formatted(text, what));
    }
    double value = Double.parseDouble(text.strip());
    if (Double.isInfinite(value)) {
      throw new InvalidValueException(
          "\"%s\" is too large for %s; expected a finite number".formatted(text, what));
    }
    if (value == 0 && SOME_DIGIT.matcher(text).lookingAt()) {
      throw new InvalidValueException(
          "\"%s\" is too small for %s and would be 0; expected 0 or at least %s in size"
              .formatted(text, what, Double.MIN_VALUE));
    }
    return value == 0 ? 0 : value;
  }

  /**
   * The number, or null for one that is not finite: a value that does not exist is null everywhere.
   */
  public static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Whether the text is a plain decimal number: no hexadecimal, no suffix, no NaN, no Infinity. */
  public static boolean looksLikeANumber(String text) {
    return text.strip().matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  }

  /**
   * @throws InvalidValueException if the text is not a whole number from {@code least} to {@code
   *     most}
   */
  public static long parseWhole(String text, String what, long min, long max) {
    String digits = text.strip().replace("_", "");
    if (WHOLE.matcher(text.strip()).matches() && digits.matches("[+-]?\\d{1,18}")) {
      long value = Long.parseLong(digits);
      if (value >= min && value <= max) {
        return value;
      }
    }
    throw new InvalidValueException(
        String.format(
            Locale.ROOT,
            "\"%s\" is not %s; expected a whole number from %s to %s",
            text,
            what,
            min,
            max));
  }
}
