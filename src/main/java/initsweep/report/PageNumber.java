package initsweep.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers of a table as text.js writes them. */
final class PageNumber {
  private static final MathContext DIGITS = new MathContext(3);

  private PageNumber() {}

  /**
   * @param format of the column; null for a plain number
   */
  static String of(double value, String format) {
    if (format == null) {
      return plain(value);
    }
    return switch (format) {
      case "percent" -> hundredfold(value) + "\u00a0%";
      case "points" -> hundredfold(value);
      case "share" -> share(100 * value) + "\u00a0%";
      default -> plain(value);
    };
  }

  private static String hundredfold(double value) {
    return BigDecimal.valueOf(value)
        .movePointRight(2)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString()
        .replace('-', '−');
  }

  /** A little is not nothing, and nearly all is not all. */
  private static String share(double percent) {
    if (percent > 0 && percent < 1) {
      return "< 1";
    }
    return percent > 99 && percent < 100 ? "> 99" : String.valueOf(Math.round(percent));
  }

  private static String plain(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e6) {
      return String.valueOf((long) value);
    }
    return size >= 1e5 || size < 1e-4
        ? String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0", "e$1")
        : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
