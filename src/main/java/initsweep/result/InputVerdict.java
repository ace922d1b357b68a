package initsweep.result;

import java.util.Locale;

/** The verdict on how much the last hidden layer depends on the input at initialisation. */
public enum InputVerdict {
  /** A histogram may look healthy and still show only constant offsets between units. */
  INSENSITIVE(Severity.INPUT, 0.01),
  SENSITIVE(Severity.NONE, Double.NaN);

  private final Severity severity;
  private final double threshold;
  private final String word = name().toLowerCase(Locale.ROOT);

  InputVerdict(Severity severity, double threshold) {
    this.severity = severity;
    this.threshold = threshold;
  }

  /**
   * @param inputShare share of the spread that depends on the input
   */
  public static InputVerdict of(double inputShare) {
    return inputShare < INSENSITIVE.threshold ? INSENSITIVE : SENSITIVE;
  }

  Severity severity() {
    return severity;
  }

  /** The threshold of the verdict; NaN if it has none. */
  public double threshold() {
    return threshold;
  }

  @Override
  public String toString() {
    return word;
  }
}
