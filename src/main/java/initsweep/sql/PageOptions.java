package initsweep.sql;

import java.time.Duration;

/**
 * How a page is written.
 *
 * @param every how often it is written while the sweep runs; null if nothing writes it again
 * @param hasPictures whether it shows its charts without JavaScript, too
 */
public record PageOptions(Duration every, boolean hasPictures) {
  public static final PageOptions DEFAULT = new PageOptions(null, false);
}
