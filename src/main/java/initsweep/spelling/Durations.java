package initsweep.spelling;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 90s}, {@code 5m} or {@code 5min}, {@code 2h}. */
public final class Durations {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(s|m|min|h)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  private Durations() {}

  /**
   * @throws InvalidValueException if the text is not a duration between the bounds, which are
   *     allowed themselves
   */
  public static Duration parse(String text, Duration lowest, Duration highest) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new InvalidValueException(
          "\"%s\" is not a duration; expected a whole number with s, m or h, such as 90s, 5m or 2h"
              .formatted(text));
    }
    Duration duration = UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1)));
    if (duration.compareTo(lowest) < 0 || duration.compareTo(highest) > 0) {
      throw new InvalidValueException(
          "\"%s\" is out of range; expected %s to %s".formatted(text, text(lowest), text(highest)));
    }
    return duration;
  }

  /** The shortest spelling that {@link #parse} reads, in whole seconds. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
