package initsweep.sql.views;

import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Thresholds that answers depend on and stored results do not. They are kept in the settings of the
 * Spark session, where the views read them.
 */
public enum AnswerSetting {
  /** Test accuracy from which a network counts as trained, in the view {@code calibration}. */
  TRAINED("an accuracy"),
  /**
   * Distance from a cell's best score that still counts as good, in the view {@code sensitivity}.
   */
  GOOD("a tolerance");

  private final String what;

  AnswerSetting(String what) {
    this.what = what;
  }

  /**
   * @param texts as {@code trained=0.85}
   * @throws InvalidValueException if one is not {@code key=value}, or its value is not within 0 and
   *     1
   */
  public static Map<AnswerSetting, Double> parse(List<String> texts) {
    Map<AnswerSetting, Double> values = new EnumMap<>(AnswerSetting.class);
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new InvalidValueException(
            "--set \"%s\" has no value; expected key=value, with a key of %s"
                .formatted(text, Arrays.toString(values())));
      }
      AnswerSetting key =
          Vocabulary.choose(AnswerSetting.class, text.substring(0, equals), "a setting of answers");
      values.put(key, key.number(text.substring(equals + 1)));
    }
    return values;
  }

  private double number(String text) {
    double number = Numbers.parseFinite(text, what);
    if (number <= 0 || number > 1) {
      throw new InvalidValueException(
          "%s=%s is not %s; expected a number above 0, and 1 at most".formatted(this, text, what));
    }
    return number;
  }

  /** Sets the values for the views of a session. */
  public static void apply(Map<AnswerSetting, Double> values, SparkSession spark) {
    values.forEach((key, value) -> spark.conf().set(key.property(), value.toString()));
  }

  /** The values that {@link #apply} gave a session. */
  public static Map<AnswerSetting, Double> all(SparkSession spark) {
    Map<AnswerSetting, Double> values = new EnumMap<>(AnswerSetting.class);
    for (AnswerSetting key : values()) {
      key.of(spark).ifPresent(value -> values.put(key, value));
    }
    return values;
  }

  Optional<Double> of(SparkSession spark) {
    String text = spark.conf().get(property(), "");
    return text.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(text));
  }

  private String property() {
    return "initsweep." + this;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
