package initsweep.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats numbers in a text, in ASCII digits whatever the locale. A format is {@code .3f}, {@code
 * .2e} or {@code .2g} (the number of digits and how they are counted, as in C), {@code .2%}
 * (percent), {@code floor%} (whole percent, cut so that "at least" stays true) or {@code ,} (a
 * count in groups of three digits).
 */
final class Numeral {
  private static final Pattern DIGITS = Pattern.compile("\\.(\\d)([feg%])");

  /** Not a hyphen in a word, nor the sign of an argument, as in {@code sin(-2)}. */
  private static final Pattern MINUS = Pattern.compile("(?<![\\w(=,-])-(?=\\d)");

  private static final Pattern NEGATIVE_ZERO = Pattern.compile("-(?=[0.]+( %)?$)");

  private Numeral() {}

  /**
   * @param format null to write the value as it is
   */
  static String of(Object value, String format) {
    if (format == null) {
      return value.toString();
    }
    Number number = (Number) value;
    return switch (format) {
      case "," -> String.format(Locale.ROOT, "%,d", number.longValue());
      case "floor%" -> percent(number, 0, RoundingMode.FLOOR);
      default -> digits(number, format);
    };
  }

  /** The same text as a page sets it: percent signs on the lines of their numbers, minus signs. */
  static String typeset(String text) {
    return MINUS.matcher(text.replace(" %", "\u00a0%")).replaceAll("−");
  }

  private static String digits(Number number, String format) {
    Matcher parts = DIGITS.matcher(format);
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"%s\" is not a format of numbers".formatted(format));
    }
    int digits = Integer.parseInt(parts.group(1));
    String text =
        parts.group(2).equals("%")
            ? percent(number, digits, RoundingMode.HALF_UP)
            : String.format(Locale.ROOT, "%." + digits + parts.group(2), number.doubleValue());
    return NEGATIVE_ZERO.matcher(text).replaceFirst("");
  }

  private static String percent(Number number, int digits, RoundingMode rounding) {
    return BigDecimal.valueOf(number.doubleValue())
            .movePointRight(2)
            .setScale(digits, rounding)
            .toPlainString()
        + " %";
  }
}
