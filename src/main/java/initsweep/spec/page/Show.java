package initsweep.spec.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.result.RunMeasure;
import initsweep.run.KeyTrait;
import initsweep.run.RunKey;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Vocabulary;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first chart of the page.
 *
 * @param metric what is drawn, in the spelling of {@link RunMeasure}
 * @param over the axis: a key that is a quantity, {@code depth}, {@code width} or {@link
 *     #DEPTH_SCALES}
 * @param by the key that has a line for each of its values; null for a line for each kind of
 *     network
 */
public record Show(String metric, String over, String by) implements Serializable {
  public static final String KEY = "show";

  /** The number of hidden layers, in units of the depth scale of theory. */
  static final String DEPTH_SCALES = "depth_scales";

  private static final List<String> SIZES = List.of("depth", "width");
  private static final String ACCURACY = "test_accuracy";
  private static final String EXAMPLE = "a map as in {metric: test_accuracy, over: lr, by: init}";

  static Show read(YamlNode node) {
    Fields show = node.fields(KEY, EXAMPLE);
    show.requireKnown(List.of("metric", "over", "by"), "a key of show");
    String metric = metric(required(show, "metric", "a metric as in test_accuracy"));
    YamlNode axis = required(show, "over", "an axis as in lr or depth");
    String over = word(axis, "over", "an axis of the page", axes());
    if (over.equals(DEPTH_SCALES) && !metric.equals(ACCURACY)) {
      throw axis.place()
          .error(
              KEY + ".over",
              "%s goes with metric %s only, found %s; expected over: depth"
                  .formatted(DEPTH_SCALES, ACCURACY, metric));
    }
    return new Show(metric, over, show.get("by").map(by -> by(by, over)).orElse(null));
  }

  private static YamlNode required(Fields show, String key, String expected) {
    return show.get(key)
        .orElseThrow(
            () -> show.place().error(KEY + "." + key, "the key is missing; expected " + expected));
  }

  private static String metric(YamlNode node) {
    String path = KEY + ".metric";
    try {
      return RunMeasure.parse(node.text(path, "a metric as in test_accuracy")).toString();
    } catch (InvalidValueException e) {
      throw node.place().error(path, e.getMessage());
    }
  }

  private static String by(YamlNode node, String over) {
    String by = word(node, "by", "a key to draw lines by", keys());
    if (by.equals(over)) {
      throw node.place()
          .error(KEY + ".by", "%s is the axis as well; expected another key".formatted(by));
    }
    return by;
  }

  private static String word(YamlNode node, String key, String what, List<String> known) {
    String word = node.text(KEY + "." + key, what).strip();
    if (!known.contains(word)) {
      throw node.place().error(KEY + "." + key, Vocabulary.unknown(word, what, known).getMessage());
    }
    return word;
  }

  private static List<String> axes() {
    Stream<String> numbers =
        RunKey.all(KeyTrait.NUMBERS).stream()
            .filter(key -> key == RunKey.INIT || Number.class.isAssignableFrom(key.type()))
            .map(RunKey::toString);
    return Stream.of(numbers, SIZES.stream(), Stream.of(DEPTH_SCALES))
        .flatMap(names -> names)
        .toList();
  }

  private static List<String> keys() {
    Stream<String> others =
        RunKey.values().stream()
            .filter(key -> key != RunKey.SEED && key != RunKey.HIDDEN)
            .map(RunKey::toString);
    return Stream.concat(others, SIZES.stream()).toList();
  }

  void write(ObjectNode json) {
    json.put("metric", metric).put("over", over);
    if (by != null) {
      json.put("by", by);
    }
  }
}
