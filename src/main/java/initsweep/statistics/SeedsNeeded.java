package initsweep.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The smallest number of seeds with which the test that decides finds an effect with probability
 * 0.8, at its level after correction for all comparisons. Such power has no closed form;
 * src/test/python/detectable_effects.py has simulated it, for normal differences, into two tables.
 * The observed effect is itself an estimate, so the number is a guide.
 */
final class SeedsNeeded {
  private static final int MAX = 1_000_000;

  /** Effect found with probability 0.8, by size of the family and seeds. */
  private static final NavigableMap<Long, NavigableMap<Integer, Double>> SIGNED_RANK =
      table("signed-rank-effects.csv");

  private static final NavigableMap<Long, NavigableMap<Integer, Double>> SIGN_FLIP =
      table("sign-flip-effects.csv");

  private SeedsNeeded() {}

  private static NavigableMap<Long, NavigableMap<Integer, Double>> table(String name) {
    NavigableMap<Long, NavigableMap<Integer, Double>> table = new TreeMap<>();
    try (InputStream in = SeedsNeeded.class.getResourceAsStream(name)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(
              row ->
                  table
                      .computeIfAbsent(Long.valueOf(row[0]), family -> new TreeMap<>())
                      .put(Integer.valueOf(row[1]), Double.valueOf(row[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  /**
   * By Wilcoxon's test at 0.05 ÷ comparisons, the first step of Holm's correction.
   *
   * @param effect mean ÷ sd of the differences; may be infinite
   * @return null if a million seeds are not enough
   */
  static Integer bySignedRanks(double effect, long comparisons) {
    return bySignedRanks(Math.abs(effect), comparisons, 0);
  }

  private static Integer bySignedRanks(double effect, long comparisons, int tooFew) {
    Map.Entry<Long, NavigableMap<Integer, Double>> family = SIGNED_RANK.ceilingEntry(comparisons);
    return family == null ? null : seeds(family.getValue().tailMap(tooFew, false), effect);
  }

  /**
   * By {@link SignFlips}, or with more seeds than it takes by Wilcoxon's test as above.
   *
   * @param mostSeeds that it takes
   */
  static Integer bySignFlips(double effect, int cells, int mostSeeds) {
    double size = Math.abs(effect);
    NavigableMap<Integer, Double> family = SIGN_FLIP.ceilingEntry((long) cells).getValue();
    for (Map.Entry<Integer, Double> row : family.entrySet()) {
      if (size >= row.getValue()) {
        return row.getKey();
      }
    }
    return bySignedRanks(size, cells * (cells - 1L) / 2, mostSeeds);
  }

  /**
   * Between rows and beyond the last, the detectable effect is taken to be proportional to
   * 1/√seeds.
   */
  private static Integer seeds(NavigableMap<Integer, Double> effects, double effect) {
    double scaled = effects.firstKey();
    for (Map.Entry<Integer, Double> row : effects.entrySet()) {
      int seeds = row.getKey();
      if (effect >= row.getValue()) {
        return (int) Math.min(seeds, Math.ceil(scaled));
      }
      scaled = Math.max(seeds + 1.0, seeds * Math.pow(row.getValue() / effect, 2));
    }
    return scaled > MAX ? null : (Integer) (int) Math.ceil(scaled);
  }
}
