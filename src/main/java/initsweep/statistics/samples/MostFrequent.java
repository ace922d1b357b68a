package initsweep.statistics.samples;

import java.util.Map;
import java.util.Optional;

/** The mode of a sample of words. */
public final class MostFrequent {
  private MostFrequent() {}

  /**
   * The most frequent word, of equally frequent ones the alphabetically first; empty for none.
   *
   * @param counts how often each word occurs
   */
  public static Optional<Map.Entry<String, Long>> of(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()));
  }
}
