package initsweep.spec;

import initsweep.run.RunKey;
import initsweep.spec.page.Presentation;
import initsweep.spec.page.Show;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Items;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The sections of a sweep file and how their parts are read. This is the only list of the file's
 * keys.
 */
final class Sections {
  static final List<String> KEYS =
      List.of(
          "name",
          Presentation.QUESTION,
          "data",
          "validation",
          "run",
          "grid",
          "tune",
          "exclude",
          "probe",
          "evaluate",
          Show.KEY);
  static final List<String> RUN_KEYS = RunKey.values().stream().map(RunKey::toString).toList();

  static final int MAX_PRODUCTS = 10_000;

  private static final String RUN_EXAMPLE = "keys and values as in {activation: relu, lr: 0.01}";

  private Sections() {}

  /** The tree of a file whose top is a map of keys. */
  static Fields requireKeys(YamlNode root) {
    if (root instanceof Fields fields) {
      return fields;
    }
    throw root.place()
        .error(
            "found %s; expected the keys of a sweep, at least data: as in data: data/mnist"
                .formatted(root.kind()));
  }

  /** The keys and values of a section such as {@code run}. */
  static <V> Map<RunKey<?>, V> values(
      String section, YamlNode node, BiFunction<RunKey<?>, YamlNode, V> reader) {
    Fields fields = node.fields(section, RUN_EXAMPLE);
    fields.requireKnown(RUN_KEYS, "a key of a run");
    Map<RunKey<?>, V> values = new TreeMap<>();
    fields
        .fields()
        .forEach(
            (name, field) -> {
              RunKey<?> key = RunKey.named(name);
              values.put(key, reader.apply(key, field.value()));
            });
    return values;
  }

  /** The maps of axes; empty if the file has no grid. */
  static List<YamlNode> products(Fields root) {
    YamlNode grid = root.get("grid").orElse(null);
    if (!(grid instanceof Items list)) {
      return grid == null ? List.of() : List.of(grid);
    }
    requireCount(grid, "grid", "maps of axes", list.items().size(), MAX_PRODUCTS);
    if (list.items().isEmpty()) {
      throw grid.place().error("grid", "the list is empty; expected at least one map of axes");
    }
    return list.items();
  }

  static void requireCount(YamlNode node, String key, String what, int count, int max) {
    if (count > max) {
      throw node.place().error(key, "%s %s; expected at most %s".formatted(count, what, max));
    }
  }

  /** A whole number outside of {@code run}. */
  static int whole(String key, YamlNode node, String what, int min, int max) {
    try {
      return (int) Numbers.parseWhole(node.text(key, what), what, min, max);
    } catch (InvalidValueException e) {
      throw node.place().error(key, e.getMessage());
    }
  }

  static boolean flag(String key, YamlNode node) {
    String text = node.text(key, "true or false");
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw node.place().error(key, "found \"%s\"; expected true or false".formatted(text));
    };
  }
}
