package initsweep.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import initsweep.nn.initialisers.Initialisers;
import initsweep.run.EvaluationJson;
import initsweep.run.EvaluationPlan;
import initsweep.run.ProbeJson;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.tuning.Step;
import initsweep.spec.yaml.Place;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Field;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Items;
import initsweep.spec.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sweep as JSON, with the keys of the sweep file in a fixed order. It is read back by the reader
 * of sweep files, so the same checks apply.
 */
public final class SweepJson {
  /** The key of {@link #meaning} for the revisions of redefined initialisers. */
  public static final String INIT_REVISIONS = "init_revisions";

  private static final String HALVING = "halving";
  private static final String RUNG = "rung";
  private static final String STUDIES = "studies";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Place MANIFEST = new Place("the sweep in the manifest", 0);

  private SweepJson() {}

  /** The complete sweep for the manifest, which {@link #read} reads back. */
  public static String whole(SweepSpec spec) {
    ObjectNode json = JSON.createObjectNode().put("name", spec.name()).put("data", spec.data());
    json.set("run", texts(spec.run()));
    ArrayNode grid = json.putArray("grid");
    spec.grid().forEach(product -> grid.add(product(product)));
    ArrayNode exclude = json.putArray("exclude");
    spec.exclude().forEach(entry -> exclude.add(texts(entry)));
    if (spec.tune() != null) {
      json.set("tune", tuning(spec.tune()));
    }
    step(json, spec.step());
    measurements(json, spec, spec.evaluation());
    spec.presentation().write(json);
    return json.toString();
  }

  /**
   * Canonical JSON of what the sweep computes, the same for files that mean the same: without name
   * and place of the data and what is said of the page, with every default, independent of the
   * order of keys. Sweeps with equal meaning number their runs alike.
   */
  public static String meaning(SweepSpec spec) {
    return meaning(spec, RunKey.ALWAYS_WRITTEN).toString();
  }

  /**
   * @param always the keys to write even if all runs of a product have their default
   */
  static ObjectNode meaning(SweepSpec spec, Set<RunKey<?>> always) {
    Grid grid = new Grid(spec);
    ObjectNode json = JSON.createObjectNode();
    ArrayNode products = json.putArray("grid");
    grid.products().forEach(product -> products.add(keys(product, always)));
    List<Map<RunKey<?>, String>> idle = grid.idleExclusions();
    ArrayNode exclude = json.putArray("exclude");
    spec.exclude().stream()
        .filter(entry -> !idle.contains(entry))
        .map(entry -> texts(entry).toString())
        .distinct()
        .sorted()
        .forEach(entry -> exclude.add(tree(entry)));
    if (spec.tune() != null) {
      json.set("tune", tuning(spec.tune()));
      if (spec.tune().halving() != null) {
        ((ObjectNode) json.get("tune").get(HALVING)).put("iterations", spec.iterations());
      }
    }
    step(json, spec.step());
    measurements(json, spec, grid.evaluation());
    ObjectNode revisions = initRevisions(grid);
    return revisions.isEmpty() ? json : json.set(INIT_REVISIONS, revisions);
  }

  /** The revisions by spelling; initialisers at their first revision are left out. */
  private static ObjectNode initRevisions(Grid grid) {
    ObjectNode revisions = JSON.createObjectNode();
    for (String init : new TreeSet<>(grid.values(RunKey.INIT))) {
      int revision = Initialisers.parse(init).revision();
      if (revision > 1) {
        revisions.put(init, revision);
      }
    }
    return revisions;
  }

  private static ObjectNode keys(Product product, Set<RunKey<?>> always) {
    ObjectNode json = JSON.createObjectNode();
    for (RunKey<?> key : RunKey.values()) {
      Axis axis = product.values(key);
      if (always.contains(key) || !axis.stream().allMatch(key::isDefault)) {
        json.set(key.toString(), axis(axis));
      }
    }
    return json;
  }

  private static ObjectNode tuning(Tuning tune) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode over = json.putObject("over");
    tune.over()
        .forEach(
            (key, values) ->
                over.set(
                    key.toString(),
                    values instanceof Axis axis
                        ? axis(axis)
                        : TextNode.valueOf(values.toString())));
    json.put("by", tune.by().toString());
    json.set("seeds", axis(tune.seeds()));
    if (tune.sample() > 0) {
      json.put("sample", tune.sample());
    }
    if (tune.halving() != null) {
      json.putObject(HALVING)
          .put("factor", tune.halving().factor())
          .put("start", tune.halving().start());
    }
    if (tune.studies() > 1) {
      json.put(STUDIES, tune.studies());
    }
    return json;
  }

  /** What is as in a sweep that chooses once is left out, as it was before there was more. */
  private static void step(ObjectNode json, Step step) {
    if (step.rung() > 1) {
      json.put(RUNG, step.rung());
    }
    if (step.studies() > 1) {
      json.put(STUDIES, step.studies());
    }
  }

  private static void measurements(ObjectNode json, SweepSpec spec, EvaluationPlan evaluation) {
    json.set("probe", ProbeJson.write(spec.probe()));
    EvaluationJson.write(evaluation, json);
  }

  private static ObjectNode texts(Map<RunKey<?>, String> texts) {
    ObjectNode json = JSON.createObjectNode();
    texts.forEach((key, text) -> json.put(key.toString(), text));
    return json;
  }

  private static ObjectNode product(Map<RunKey<?>, Axis> axes) {
    ObjectNode json = JSON.createObjectNode();
    axes.forEach((key, axis) -> json.set(key.toString(), axis(axis)));
    return json;
  }

  private static JsonNode axis(Axis axis) {
    if (axis.isRange()) {
      return TextNode.valueOf(axis.toString());
    }
    ArrayNode json = JSON.createArrayNode();
    axis.forEach(json::add);
    return json;
  }

  /**
   * The sweep of a manifest. The stage and the step are no keys of sweep files: they are decided by
   * what a sweep does, and not by its author.
   *
   * @throws SweepFileException if the text is not the output of {@link #whole}
   */
  public static SweepSpec read(String json) {
    JsonNode tree = tree(json);
    String stage = tree.path(EvaluationJson.STAGE).asText(Stage.EVALUATE.toString());
    Step step = new Step(tree.path(RUNG).asInt(1), tree.path(STUDIES).asInt(1));
    if (tree instanceof ObjectNode sweep) {
      sweep.remove(List.of(EvaluationJson.STAGE, RUNG, STUDIES));
    }
    return SpecReader.read(node(tree), "").in(Stage.parse(stage)).at(step);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SweepFileException(MANIFEST + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static YamlNode node(JsonNode json) {
    if (json.isObject()) {
      Map<String, Field> fields = new LinkedHashMap<>();
      json.properties()
          .forEach(
              field -> fields.put(field.getKey(), new Field(MANIFEST, node(field.getValue()))));
      return new Fields(fields, MANIFEST);
    }
    if (json.isArray()) {
      List<YamlNode> items = new ArrayList<>();
      json.forEach(item -> items.add(node(item)));
      return new Items(items, MANIFEST);
    }
    return new Text(json.asText(), MANIFEST);
  }
}
