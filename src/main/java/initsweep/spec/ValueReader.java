package initsweep.spec;

import static java.util.stream.Collectors.joining;

import initsweep.run.RunKey;
import initsweep.spec.tuning.Dimension;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Items;
import initsweep.spec.yaml.YamlNode.Text;
import initsweep.spelling.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the values of run keys: one value under {@code run} and {@code exclude}, an axis under
 * {@code grid}.
 */
final class ValueReader {
  private static final Pattern RANGE =
      Pattern.compile("\\s*([+-]?\\d+)\\s*\\.\\.\\s*([+-]?\\d+)\\s*");

  /** Longer than any valid value, and short enough to be quoted in an error message. */
  private static final int LONGEST_VALUE = 200;

  private ValueReader() {}

  /** The canonical spelling of one value. */
  static String single(RunKey<?> key, YamlNode node) {
    String text = rawText(key, node);
    if (looksLikeARange(text)) {
      throw error(key, node, rangeProblem(key, text));
    }
    if (Spacing.isOne(text)) {
      throw error(
          key,
          node,
          "\"%s\" is an axis, but one value is expected; it stands alone under grid or tune.over"
              .formatted(text));
    }
    return canonical(key, text, node);
  }

  /** The canonical values of an axis: a list, a range, or a single value. */
  static Axis axis(RunKey<?> key, YamlNode node) {
    if (node instanceof Items list) {
      return listed(key, list);
    }
    String text = rawText(key, node);
    if (Spacing.isOne(text)) {
      return spaced(key, text, node);
    }
    return Axis.hasRanges(key) && text.contains("..")
        ? range(key, text, node)
        : Axis.of(key, List.of(single(key, node)));
  }

  /** An axis, or a range to take values from. */
  static Dimension dimension(RunKey<?> key, YamlNode node) {
    if (!(node instanceof Text text) || !Spacing.isRange(text.text())) {
      return axis(key, node);
    }
    try {
      return Spacing.range(key, rawText(key, node));
    } catch (InvalidValueException e) {
      throw error(key, node, e.getMessage());
    }
  }

  private static Axis spaced(RunKey<?> key, String text, YamlNode node) {
    try {
      List<String> values = Spacing.values(key, text);
      return Axis.of(key, values.stream().map(value -> canonical(key, value, node)).toList());
    } catch (InvalidValueException e) {
      throw error(key, node, e.getMessage());
    }
  }

  /** Whether the value can only be an axis. */
  static boolean isMany(RunKey<?> key, YamlNode node) {
    if (node instanceof Items list) {
      return key != RunKey.HIDDEN || !list.items().stream().allMatch(ValueReader::isWidth);
    }
    return node instanceof Text text
        && (Spacing.isOne(text.text()) || Axis.hasRanges(key) && text.text().contains(".."));
  }

  private static boolean isWidth(YamlNode node) {
    return node instanceof Text text && text.text().strip().matches("[+-]?\\d+");
  }

  private static String rawText(RunKey<?> key, YamlNode node) {
    if (key == RunKey.HIDDEN && node instanceof Items widths) {
      return widths.items().stream()
          .map(width -> width.text("hidden", "a width"))
          .collect(joining(",", "[", "]"));
    }
    if (key == RunKey.INIT && node instanceof Fields byLayer) {
      return InitMap.text(byLayer);
    }
    if (node instanceof Items) {
      throw error(key, node, "found a list; expected one value; a list of values goes under grid");
    }
    String text =
        node.text(key.toString(), "a value as in %s: %s".formatted(key, key.defaultText()));
    if (text.length() > LONGEST_VALUE) {
      throw error(
          key,
          node,
          "a value of %s characters; expected at most %s".formatted(text.length(), LONGEST_VALUE));
    }
    return text;
  }

  private static boolean looksLikeARange(String text) {
    return RANGE.matcher(text).matches();
  }

  private static String rangeProblem(RunKey<?> key, String text) {
    return Axis.hasRanges(key)
        ? "\"%s\" is a range, but one value is expected; a range stands alone under grid"
            .formatted(text)
        : "\"%s\" is a range; only seed, batch and iterations have ranges; list the values"
            .formatted(text);
  }

  private static Axis listed(RunKey<?> key, Items list) {
    if (list.items().isEmpty()) {
      throw error(key, list, "the axis is empty; expected at least one value");
    }
    Map<String, String> spellings = new LinkedHashMap<>();
    for (YamlNode item : list.items()) {
      requireNoBareWidth(key, item);
      String canonical = single(key, item);
      String earlier = spellings.putIfAbsent(canonical, item.toString());
      if (earlier != null) {
        throw error(key, item, duplicate(earlier, item.toString(), canonical));
      }
    }
    return Axis.of(key, new ArrayList<>(spellings.keySet()));
  }

  private static String duplicate(String earlier, String spelling, String canonical) {
    return earlier.equals(spelling)
        ? "\"%s\" is listed twice; keep one".formatted(spelling)
        : "\"%s\" and \"%s\" are the same value, %s; keep one"
            .formatted(earlier, spelling, canonical);
  }

  private static void requireNoBareWidth(RunKey<?> key, YamlNode item) {
    if (key == RunKey.HIDDEN && isWidth(item)) {
      throw error(
          key,
          item,
          "%s is a width; an axis of hidden is a list of lists, as in [[100, 50], \"100*4\"]"
              .formatted(item));
    }
  }

  private static Axis range(RunKey<?> key, String text, YamlNode node) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw error(
          key, node, "\"%s\" is not a range; expected first..last as in 0..9".formatted(text));
    }
    long first = Long.parseLong(canonical(key, range.group(1), node));
    long last = Long.parseLong(canonical(key, range.group(2), node));
    if (first > last) {
      throw error(key, node, "\"%s\" runs backwards; expected %s..%s".formatted(text, last, first));
    }
    long size = last - first + 1;
    if (size > Integer.MAX_VALUE) {
      throw error(
          key,
          node,
          "\"%s\" has %s values; a sweep has at most %s runs"
              .formatted(text, size, Integer.MAX_VALUE));
    }
    return size == 1 ? Axis.of(key, List.of(Long.toString(first))) : Axis.range(first, (int) size);
  }

  private static String canonical(RunKey<?> key, String text, YamlNode node) {
    try {
      return key.canonical(text);
    } catch (InvalidValueException e) {
      throw error(key, node, e.getMessage());
    }
  }

  private static SweepFileException error(RunKey<?> key, YamlNode node, String problem) {
    return node.place().error(key.toString(), problem);
  }
}
