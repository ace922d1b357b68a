package initsweep.spec.tuning;

import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Vocabulary;
import java.util.Locale;

/** The key {@code tune.by}: the metric that candidates are compared by. */
public enum Criterion {
  VALIDATION_ACCURACY,
  VALIDATION_LOSS;

  public static Criterion parse(String text) {
    if (text.strip().toLowerCase(Locale.ROOT).startsWith("test_")) {
      throw new InvalidValueException(
          "\"%s\" is measured on the test set, which must not be used for choosing; expected %s or %s"
              .formatted(text, VALIDATION_ACCURACY, VALIDATION_LOSS));
    }
    return Vocabulary.choose(Criterion.class, text, "a criterion to tune by");
  }

  public boolean isHigherBetter() {
    return this == VALIDATION_ACCURACY;
  }

  /** The column of the table that holds it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
