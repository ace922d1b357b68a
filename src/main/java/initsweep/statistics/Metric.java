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

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
