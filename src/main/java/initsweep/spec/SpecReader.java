package initsweep.spec;

import initsweep.run.EvaluationJson;
import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.page.Presentation;
import initsweep.spec.tuning.Step;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts the YAML tree of a sweep file to a {@link SweepSpec}. */
final class SpecReader {
  private static final int MAX_EXCLUSIONS = 1_000;
  private final Fields root;

  private SpecReader(Fields root) {
    this.root = root;
  }

  /**
   * @param defaultName the name of a sweep without one
   * @throws SweepFileException if any key or value is unknown or invalid
   */
  static SweepSpec read(YamlNode root, String defaultName) {
    Fields fields = Sections.requireKeys(root);
    fields.requireKnown(Sections.KEYS, "a key of a sweep file");
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
        root.get("tune").map(TuningReader::read).orElse(null),
        Step.ONLY,
        Presentation.read(root));
  }

  /** The name as written, even where YAML would read a number or a boolean: 12, true, 1e3. */
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

  private static Map<RunKey<?>, String> runTexts(String section, YamlNode node) {
    return Sections.values(section, node, ValueReader::single);
  }

  private List<Map<RunKey<?>, Axis>> grid() {
    List<Map<RunKey<?>, Axis>> products = new ArrayList<>();
    for (YamlNode product : Sections.products(root)) {
      products.add(Sections.values("grid", product, ValueReader::axis));
    }
    if (products.isEmpty()) {
      products.add(Map.of());
    }
    return products;
  }

  private List<Map<RunKey<?>, String>> exclude() {
    List<YamlNode> entries =
        root.get("exclude")
            .map(
                node ->
                    node.items("exclude", "a list of maps as in [{activation: selu, init: he}]"))
            .orElse(List.of());
    root.get("exclude")
        .ifPresent(
            node ->
                Sections.requireCount(node, "exclude", "entries", entries.size(), MAX_EXCLUSIONS));
    return entries.stream().map(SpecReader::exclusion).toList();
  }

  private static Map<RunKey<?>, String> exclusion(YamlNode node) {
    Map<RunKey<?>, String> entry = runTexts("exclude", node);
    if (entry.isEmpty()) {
      throw node.place()
          .error("exclude", "an empty entry would exclude every run; expected keys and values");
    }
    return entry;
  }

  private EvaluationPlan evaluation() {
    Optional<Fields> evaluate = root.get(EvaluationJson.EVALUATE).map(SpecReader::evaluate);
    return new EvaluationPlan(
        evaluate.flatMap(fields -> fields.get("every")).map(SpecReader::every).orElse(0),
        root.get("validation").map(SpecReader::validation).orElse(0),
        evaluate
            .flatMap(fields -> fields.get(EvaluationJson.TRAIN))
            .map(flag -> Sections.flag("evaluate.train", flag))
            .orElse(false),
        Stage.EVALUATE);
  }

  private static int validation(YamlNode node) {
    return Sections.whole("validation", node, "a number of images to hold out", 0, 100_000_000);
  }

  private static Fields evaluate(YamlNode node) {
    Fields fields = node.fields(EvaluationJson.EVALUATE, "a map as in {every: 500, train: true}");
    fields.requireKnown(List.of("every", EvaluationJson.TRAIN), "a key of evaluate");
    return fields;
  }

  private static int every(YamlNode node) {
    return Sections.whole("evaluate.every", node, "a number of iterations", 0, 100_000_000);
  }
}
