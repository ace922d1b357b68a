package initsweep.spec;

import initsweep.run.RunKey;
import initsweep.spec.yaml.Place;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Items;
import initsweep.spec.yaml.YamlReader;
import initsweep.spelling.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code --set key=value}: changes the YAML tree of a sweep file before it is interpreted, so that
 * overrides are checked by the same rules as the file.
 */
final class Overrides {
  /** As deep as {@code probe.histogram.range}. */
  private static final int DEEPEST_PATH = 3;

  private Overrides() {}

  /**
   * @param overrides {@code key=value}, where a key is a path in the file such as {@code run.lr},
   *     or a key of {@code run}; later ones take precedence
   */
  static Fields apply(Fields root, List<String> overrides) {
    Fields changed = root;
    for (String override : overrides) {
      changed = apply(changed, override);
    }
    return changed;
  }

  private static Fields apply(Fields root, String override) {
    Place place = new Place("--set " + abbreviated(override), 0);
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw place.error("expected key=value as in lr=0.1 or grid.seed=0..4");
    }
    String key = override.substring(0, equals).strip();
    YamlNode value = YamlReader.readOverride(place.source(), override.substring(equals + 1));
    List<String> path = List.of(key.split("\\.", -1));
    if (path.size() > DEEPEST_PATH) {
      throw place.error("the key has %s parts; expected as in run.lr".formatted(path.size()));
    }
    if (path.size() == 1 && Sections.RUN_KEYS.contains(key)) {
      return withRunKey(root, RunKey.named(key), value);
    }
    if (path.size() == 2 && path.get(0).equals("grid")) {
      return withAxis(root, path.get(1), value);
    }
    requireKnown(path.get(0), place);
    return with(root, path, value);
  }

  private static String abbreviated(String override) {
    return override.length() > 200 ? override.substring(0, 200) + "…" : override;
  }

  private static void requireKnown(String key, Place place) {
    List<String> known = Stream.concat(Sections.KEYS.stream(), Sections.RUN_KEYS.stream()).toList();
    if (!Sections.KEYS.contains(key)) {
      throw place.error(
          Vocabulary.unknown(key, "a key of a sweep file or a run", known).getMessage());
    }
  }

  /** Sets a value deep in the tree, creating maps that are missing on the way. */
  private static Fields with(Fields fields, List<String> path, YamlNode value) {
    String key = path.get(0);
    if (path.size() == 1) {
      return fields.with(key, value);
    }
    YamlNode inner = fields.get(key).orElse(new Fields(Map.of(), value.place()));
    if (!(inner instanceof Fields innerFields)) {
      throw value.place().error("%s has no keys: it is %s".formatted(key, inner.kind()));
    }
    return fields.with(key, with(innerFields, path.subList(1, path.size()), value));
  }

  /**
   * A bare key replaces the axis of that name; without one it becomes a shared value, or a new
   * axis.
   */
  private static Fields withRunKey(Fields root, RunKey<?> key, YamlNode value) {
    String name = key.toString();
    boolean isAxis = products(root).stream().anyMatch(product -> product.has(name));
    if (isAxis || ValueReader.isMany(key, value)) {
      Fields withoutShared = isAxis ? root : withoutRunKey(root, name);
      return withAxis(withoutShared, name, asAxis(key, value));
    }
    return with(root, List.of("run", name), value);
  }

  /** Wraps the list of widths of a single network as one value of the axis {@code hidden}. */
  private static YamlNode asAxis(RunKey<?> key, YamlNode value) {
    boolean isOneNetwork = key == RunKey.HIDDEN && !ValueReader.isMany(key, value);
    return isOneNetwork ? new Items(List.of(value), value.place()) : value;
  }

  private static Fields withoutRunKey(Fields root, String name) {
    return root.get("run").orElse(null) instanceof Fields run
        ? root.with("run", run.without(name))
        : root;
  }

  /** Replaces an axis in every product that has it; if none does, adds it to every product. */
  private static Fields withAxis(Fields root, String name, YamlNode value) {
    List<Fields> products = products(root);
    boolean isAxis = products.stream().anyMatch(product -> product.has(name));
    List<YamlNode> changed = new ArrayList<>();
    for (Fields product : products) {
      changed.add(!isAxis || product.has(name) ? product.with(name, value) : product);
    }
    YamlNode grid = root.get("grid").orElse(null);
    if (grid == null) {
      return root.with("grid", new Fields(Map.of(), value.place()).with(name, value));
    }
    return root.with(
        "grid", grid instanceof Items ? new Items(changed, grid.place()) : changed.get(0));
  }

  private static List<Fields> products(Fields root) {
    return Sections.products(root).stream()
        .map(product -> product.fields("grid", "a map of axes as in {init: [xavier, he]}"))
        .toList();
  }
}
