package initsweep.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Natural order of a key's values: numbers numerically, also within a text, and before words.
 * {@code 1e-4, 0.001, 0.01, he}; {@code 300*10, 300*50}; {@code gaussian(1.4,0.05),
 * gaussian(1.76,0.05)}.
 */
public enum ValueOrder implements Comparator<String> {
  INSTANCE;

  private static final Pattern PART =
      Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|[^0-9]+");

  @Override
  public int compare(String one, String other) {
    List<String> parts = parts(one);
    List<String> others = parts(other);
    for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
      int order = compareParts(parts.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    int shorterFirst = Integer.compare(parts.size(), others.size());
    return shorterFirst != 0 ? shorterFirst : one.compareTo(other);
  }

  private static List<String> parts(String text) {
    return PART.matcher(text).results().map(MatchResult::group).toList();
  }

  private static int compareParts(String one, String other) {
    if (isNumber(one) && isNumber(other)) {
      return Double.compare(Double.parseDouble(one), Double.parseDouble(other));
    }
    return one.compareTo(other); // digits come before letters and brackets
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }
}
