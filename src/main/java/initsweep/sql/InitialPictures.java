package initsweep.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.run.RunConfig;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.theory.ActivationCurve;
import initsweep.theory.InitialWeights;
import initsweep.theory.InputMoments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds what follows from a configuration to rows with a column {@code config}, which is removed. A
 * row whose plug-ins are not at hand is left out.
 */
final class InitialPictures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONFIG = "config";

  private InitialPictures() {}

  /** The curve of each activation, in the first row that has it, and what each layer passes on. */
  static List<JsonNode> activations(List<JsonNode> rows) {
    Set<String> drawn = new HashSet<>();
    List<JsonNode> complete = new ArrayList<>();
    for (JsonNode row : rows) {
      Optional<RunConfig> config = config(row);
      if (config.isPresent()) {
        ObjectNode changed = row.deepCopy();
        changed.remove(CONFIG);
        ArrayNode slopes = changed.putArray("slope");
        for (int i = 0; i < row.get("layer").size(); i++) {
          double mean = row.get("pre_mean").get(i).asDouble();
          double sd = row.get("pre_std").get(i).asDouble();
          slopes.add(Numbers.finite(ActivationCurve.passedOn(config.get(), mean, sd)));
        }
        if (drawn.add(row.get("activation").asText())) {
          ActivationCurve curve = ActivationCurve.of(config.get());
          changed.put("reach", curve.reach());
          changed.set("phi", list(curve.values()));
          changed.set("phi_slope", list(curve.slopes()));
        }
        complete.add(changed);
      }
    }
    return complete;
  }

  /** A row for each hidden layer. */
  static List<JsonNode> weights(List<JsonNode> rows, InputMoments inputs) {
    List<JsonNode> layers = new ArrayList<>();
    for (JsonNode row : rows) {
      config(row)
          .map(config -> InitialWeights.of(config, inputs.features(), inputs.secondMoment(config)))
          .orElse(List.of())
          .stream()
          .collect(Collectors.collectingAndThen(Collectors.toList(), InitialPictures::someLayers))
          .forEach(layer -> layers.add(weights(row, layer)));
    }
    return layers;
  }

  /** At most five, from first to last. */
  private static List<InitialWeights> someLayers(List<InitialWeights> all) {
    int step = Math.max(1, (int) Math.ceil((all.size() - 1) / 4.0));
    return all.stream()
        .filter(each -> each.layer() == all.size() || (each.layer() - 1) % step == 0)
        .toList();
  }

  private static ObjectNode weights(JsonNode row, InitialWeights layer) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("setting", "")
            .put("series", row.get("series").asText())
            .put("layer", layer.layer())
            .put("low", -layer.reach())
            .put("high", layer.reach())
            .put("below", layer.outside())
            .put("above", 0)
            .put("weight_std", layer.sd())
            .put("expected_std", Numbers.finite(layer.formulaSd()));
    json.set("counts", JSON.valueToTree(layer.counts()));
    json.set("expected", layer.expected().length == 0 ? null : list(layer.expected()));
    return json;
  }

  private static ArrayNode list(double[] numbers) {
    ArrayNode list = JSON.createArrayNode();
    for (double number : numbers) {
      list.add(Numbers.finite(number));
    }
    return list;
  }

  private static Optional<RunConfig> config(JsonNode row) {
    try {
      return Optional.of(RunConfig.ofJson(row.get(CONFIG).asText()));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }
}
