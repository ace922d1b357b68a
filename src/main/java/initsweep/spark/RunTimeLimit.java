package initsweep.spark;

import initsweep.plan.Chunk;
import initsweep.spelling.InvalidValueException;
import java.io.Serializable;
import java.time.Duration;
import org.apache.spark.SparkConf;

/**
 * The time limit of a run in its own process.
 *
 * @param seconds the limit; 0 for a generous multiple of the predicted time
 */
record RunTimeLimit(long seconds) implements Serializable {
  static final String SETTING = "spark.initsweep.runTimeLimit";

  /**
   * So generous that no run that would finish is ever cut off, however slow and busy the machine.
   */
  private static final Duration MIN = Duration.ofMinutes(10);

  private static final int TIMES_THE_PREDICTION = 100;

  /**
   * @throws InvalidValueException if the setting is not a duration
   */
  static RunTimeLimit of(SparkConf conf) {
    try {
      return new RunTimeLimit(conf.getTimeAsSeconds(SETTING, "0s"));
    } catch (NumberFormatException e) {
      throw new InvalidValueException(
          ("%s is \"%s\"; expected a duration such as 90s, 30min or 2h\nLeave it out for a limit"
                  + " derived from the predicted time.")
              .formatted(SETTING, conf.get(SETTING)));
    }
  }

  /**
   * @throws InvalidValueException as {@link #of(SparkConf)}
   */
  static void require(SparkConf conf) {
    var unused = of(conf);
  }

  /** The limit for each run of a chunk. */
  Duration of(Chunk chunk) {
    return orElse(MIN.plusSeconds(Math.round(TIMES_THE_PREDICTION * chunk.seconds())));
  }

  /** The limit that was set, else {@code other}. */
  Duration orElse(Duration other) {
    return seconds > 0 ? Duration.ofSeconds(seconds) : other;
  }
}
