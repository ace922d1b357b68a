package initsweep.spark;

import initsweep.plan.Chunk;
import initsweep.spelling.InvalidValueException;
import java.io.Serializable;
import java.time.Duration;
import org.apache.spark.SparkConf;

/**
 * How long a run that may never end is waited for.
 *
 * @param seconds 0 for much longer than the plan expects
 */
record RunTimeLimit(long seconds) implements Serializable {
  static final String SETTING = "spark.initsweep.runTimeLimit";

  /** So generous that no run that ends is ever cut off, on however slow and busy a machine. */
  private static final Duration MIN = Duration.ofMinutes(10);

  private static final int TIMES_THE_PREDICTION = 100;

  /**
   * @throws InvalidValueException if the setting is no duration
   */
  static RunTimeLimit of(SparkConf conf) {
    try {
      return new RunTimeLimit(conf.getTimeAsSeconds(SETTING, "0s"));
    } catch (NumberFormatException e) {
      throw new InvalidValueException(
          "%s is \"%s\"; expected a duration such as 90s, 30min or 2h\nLeave it out for a limit that follows from the plan."
              .formatted(SETTING, conf.get(SETTING)));
    }
  }

  /**
   * @throws InvalidValueException as {@link #of(SparkConf)}
   */
  static void require(SparkConf conf) {
    var unused = of(conf);
  }

  /** For each run of a chunk. */
  Duration of(Chunk chunk) {
    return orElse(MIN.plusSeconds(Math.round(TIMES_THE_PREDICTION * chunk.seconds())));
  }

  /** The one that was set, or another. */
  Duration orElse(Duration other) {
    return seconds > 0 ? Duration.ofSeconds(seconds) : other;
  }
}
