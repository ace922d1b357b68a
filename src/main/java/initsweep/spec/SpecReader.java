package initsweep.spec;

import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Items;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A sweep file's tree as a {@link SweepSpec}. The keys of the file are listed here and nowhere
 * else.
 */
final class SpecReader {
  static final List<String> KEYS =
      List.of("name", "data", "validation", "run", "grid", "tune", "exclude", "probe", "evaluate");
  static final List<String> RUN_KEYS =
      Arrays.stream(RunKey.values()).map(RunKey::toString).toList();

  static final int MOST_PRODUCTS = 10_000;
  private static final int MOST_EXCLUSIONS = 1_000;
  private static final String RUN_EXAMPLE = "keys and values as in {activation: relu, lr: 0.01}";

  private final Fields root;

  private SpecReader(Fields root) {
    this.root = root;
  }

  /**
   * @param defaultName the name of a sweep that gives none
   * @throws SweepFileException for anything that is not understood to the last key
   */
  static SweepSpec read(YamlNode root, String defaultName) {
    Fields fields = SweepFile.requireKeys(root);
    fields.requireKnown(KEYS, "a key of a sweep file");
    SweepSpec spec = new SpecReader(fields).spec(defaultName);
    new SpecChecks(spec, new Places(fields)).check();
    return spec;
  }

  private SweepSpec spec(String defaultName) {
    return new SweepSpec(
        name(defaultName),
        data(),
        root.get("run").map(node -> runTexts("run", node)).orElse(Map.of()),
        grid(),
        exclude(),
        root.get("probe").map(ProbeReader::read).orElse(ProbePlan.DEFAULT),
        evaluation(),
        root.get("tune").map(TuningReader::read).orElse(null));
  }

  /** As it is written, also where YAML would read a number or a truth value: 12, true, 1e3. */
  private String name(String defaultName) {
    YamlNode node = root.get("name").orElse(new YamlNode.Text(defaultName, root.place()));
    String name = node.text("name", "a name, which becomes the folder of the results");
    FolderName.problem(name)
        .ifPresent(
            problem -> {
              throw node.place().error("name", problem);
            });
    return name;
  }

  private String data() {
    String expected = "the data set as in data: data/mnist or data: normal(1000,100)";
    YamlNode node =
        root.get("data")
            .orElseThrow(
                () -> root.place().error("data", "the key is missing; expected " + expected));
    String data = node.text("data", expected);
    if (data.chars().anyMatch(Character::isISOControl)) {
      throw node.place()
          .error("data", "\"%s\" has control characters; remove them".formatted(data));
    }
    return data;
  }

  private static Map<RunKey, String> runTexts(String section, YamlNode node) {
    return values(section, node, ValueReader::single);
  }

  static <V> Map<RunKey, V> values(
      String section, YamlNode node, BiFunction<RunKey, YamlNode, V> reader) {
    Fields fields = node.fields(section, RUN_EXAMPLE);
    fields.requireKnown(RUN_KEYS, "a key of a run");
    Map<RunKey, V> values = new EnumMap<>(RunKey.class);
    fields
        .fields()
        .forEach(
            (name, field) -> {
              RunKey key = RunKey.named(name);
              values.put(key, reader.apply(key, field.value()));
            });
    return values;
  }

  private List<Map<RunKey, Axis>> grid() {
    List<Map<RunKey, Axis>> products = new ArrayList<>();
    for (YamlNode product : products(root)) {
      products.add(values("grid", product, ValueReader::axis));
    }
    if (products.isEmpty()) {
      products.add(Map.of());
    }
    return products;
  }

  /** The maps of axes; none if the file has no grid. */
  static List<YamlNode> products(Fields root) {
    YamlNode grid = root.get("grid").orElse(null);
    if (!(grid instanceof Items list)) {
      return grid == null ? List.of() : List.of(grid);
    }
    requireCount(grid, "grid", "maps of axes", list.items().size(), MOST_PRODUCTS);
    if (list.items().isEmpty()) {
      throw grid.place().error("grid", "the list is empty; expected at least one map of axes");
    }
    return list.items();
  }

  private List<Map<RunKey, String>> exclude() {
    List<YamlNode> entries =
        root.get("exclude")
            .map(
                node ->
                    node.items("exclude", "a list of maps as in [{activation: selu, init: he}]"))
            .orElse(List.of());
    root.get("exclude")
        .ifPresent(
            node -> requireCount(node, "exclude", "entries", entries.size(), MOST_EXCLUSIONS));
    return entries.stream().map(SpecReader::exclusion).toList();
  }

  private static Map<RunKey, String> exclusion(YamlNode node) {
    Map<RunKey, String> entry = runTexts("exclude", node);
    if (entry.isEmpty()) {
      throw node.place().error("exclude", "an empty entry would drop every run; name its keys");
    }
    return entry;
  }

  private static void requireCount(YamlNode node, String key, String what, int count, int most) {
    if (count > most) {
      throw node.place().error(key, "%s %s; expected at most %s".formatted(count, what, most));
    }
  }

  private EvaluationPlan evaluation() {
    return new EvaluationPlan(
        root.get("evaluate").map(SpecReader::evaluateEvery).orElse(0),
        root.get("validation").map(SpecReader::validation).orElse(0),
        Stage.EVALUATE);
  }

  private static int validation(YamlNode node) {
    return whole("validation", node, "a number of images to hold out", 0, 100_000_000);
  }

  private static int evaluateEvery(YamlNode node) {
    Fields fields = node.fields("evaluate", "a map as in {every: 500}");
    fields.requireKnown(List.of("every"), "a key of evaluate");
    return fields
        .get("every")
        .map(every -> whole("evaluate.every", every, "a number of iterations", 0, 100_000_000))
        .orElse(0);
  }

  /** A whole number outside of {@code run}. */
  static int whole(String key, YamlNode node, String what, int least, int most) {
    try {
      return (int) Numbers.parseWhole(node.text(key, what), what, least, most);
    } catch (InvalidValueException e) {
      throw node.place().error(key, e.getMessage());
    }
  }
}
