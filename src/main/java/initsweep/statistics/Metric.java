package initsweep.statistics;

import java.util.Locale;

/** What runs are compared by. Its spelling is the column of the table. */
public enum Metric {
  TEST_ACCURACY(+1),
  FINAL_LOSS(-1);

  private final int sign;

  Metric(int sign) {
    this.sign = sign;
  }

  /** How much better {@code value} is than {@code other}; negative if it is worse. */
  double improvement(double value, double other) {
    return sign * (value - other);
  }

  /** Whether more is better. */
  public boolean isHigherBetter() {
    return sign > 0;
  }

  /** {@code 93.45 %}, {@code 0.204}. */
  String text(double value) {
    return this == TEST_ACCURACY ? decimal("%.2f %%", 100 * value) : decimal("%.3g", value);
  }

  /** {@code 2.26}, of percentage points. */
  String textOfDifference(double difference) {
    return this == TEST_ACCURACY ? decimal("%.2f", 100 * difference) : decimal("%.3g", difference);
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
