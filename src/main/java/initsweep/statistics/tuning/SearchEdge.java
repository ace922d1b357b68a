package initsweep.statistics.tuning;

import initsweep.run.ConfigKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A tuned key whose chosen value is the least or the greatest that was tried, so that a better one
 * may lie beyond. Keys whose values are not numbers have no edges, nor has a key of one value; 0 is
 * no lower edge, since nothing that is tuned goes below it.
 *
 * @param value the chosen one
 * @param isLow whether it is the least
 * @param nextLow where to search next: from here
 * @param nextHigh up to here
 */
public record SearchEdge(
    ConfigKey key, String value, boolean isLow, double nextLow, double nextHigh) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");
  private static final double DECADE = 10;
  private static final MathContext DIGITS = new MathContext(3);

  static List<SearchEdge> of(Candidate chosen, List<Candidate> candidates) {
    return chosen.values().values().keySet().stream()
        .flatMap(key -> of(key, chosen, candidates).stream())
        .toList();
  }

  private static Optional<SearchEdge> of(
      ConfigKey key, Candidate chosen, List<Candidate> candidates) {
    if (!isNumeric(key, candidates)) {
      return Optional.empty();
    }
    List<String> texts = texts(key, candidates).toList();
    double low = numbers(texts).min(Double::compare).orElseThrow();
    double high = numbers(texts).max(Double::compare).orElseThrow();
    String text = chosen.values().values().get(key);
    double value = Double.parseDouble(text);
    if (low == high || value != high && (value != low || low == 0)) {
      return Optional.empty();
    }
    double next = next(texts, value == low);
    return next == value
        ? Optional.empty()
        : Optional.of(
            new SearchEdge(key, text, value == low, Math.min(value, next), Math.max(value, next)));
  }

  static boolean isNumeric(ConfigKey key, List<Candidate> candidates) {
    return texts(key, candidates).allMatch(text -> text != null && NUMBER.matcher(text).matches());
  }

  private static Stream<String> texts(ConfigKey key, List<Candidate> candidates) {
    return candidates.stream().map(each -> each.values().values().get(key));
  }

  private static Stream<Double> numbers(List<String> texts) {
    return texts.stream().map(Double::valueOf);
  }

  /** Rounded as values of a sweep file are; of whole numbers, a whole one. */
  private static double next(List<String> texts, boolean isLow) {
    double beyond = beyond(texts, isLow);
    return texts.stream().allMatch(text -> WHOLE.matcher(text).matches())
        ? Math.max(1, Math.rint(beyond))
        : new BigDecimal(beyond).round(DIGITS).doubleValue();
  }

  /** One decade further where the search spans one, else as far again as it was wide. */
  private static double beyond(List<String> texts, boolean isLow) {
    double low = numbers(texts).filter(x -> x > 0).min(Double::compare).orElseThrow();
    double high = numbers(texts).max(Double::compare).orElseThrow();
    if (isLow) {
      return high / low >= DECADE ? low / DECADE : low * (low / high);
    }
    return high / low >= DECADE ? high * DECADE : high + (high - low);
  }
}
