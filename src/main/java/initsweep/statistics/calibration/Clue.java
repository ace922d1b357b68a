package initsweep.statistics.calibration;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * A number of the diagnosis, and the size of it that should be small in a network that trains; or,
 * where {@link #isBetterLarge}, large. Its spelling is the column of the table.
 */
public enum Clue {
  GRAD_LOG_RATIO(Math::abs, false, "|grad_log_ratio|"),
  INPUT_SHARE(DoubleUnaryOperator.identity(), true, "input_share"),
  RHO(rho -> Math.abs(Math.log(rho)), false, "|ln rho|"),
  DRIFT(Math::abs, false, "|drift|"),
  SATURATED(DoubleUnaryOperator.identity(), false, "saturated"),
  DEAD(DoubleUnaryOperator.identity(), false, "dead");

  private final DoubleUnaryOperator size;
  private final boolean isBetterLarge;
  private final String text;

  Clue(DoubleUnaryOperator size, boolean isBetterLarge, String text) {
    this.size = size;
    this.isBetterLarge = isBetterLarge;
    this.text = text;
  }

  /** The size, negated if necessary so that a larger score speaks for training. */
  double score(double value) {
    return sign() * size.applyAsDouble(value);
  }

  /** The inverse of {@link #score}: the size of a score. */
  double size(double score) {
    return sign() * score;
  }

  private int sign() {
    return isBetterLarge ? 1 : -1;
  }

  /** "|drift| at most": what is said before a number. */
  String rule() {
    return text + (isBetterLarge ? " >=" : " <=");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
