package initsweep.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/** The canonical JSON of a configuration, and its hash. */
final class Canonical {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** 80 bits: among a million runs, two share a name with probability 4·10⁻¹³. */
  private static final int ID_BYTES = 10;

  private Canonical() {}

  /** One line, keys in a fixed order, values in their canonical spelling. */
  static String json(RunConfig config, String data) {
    ObjectNode run = JSON.createObjectNode().put("data", data);
    for (RunKey key : RunKey.values()) {
      run.put(key.toString(), config.text(key));
    }
    run.set("probe", probe(config.probe()));
    run.putObject("evaluate").put("every", config.evaluateEvery());
    return run.toString();
  }

  private static ObjectNode probe(ProbePlan plan) {
    ObjectNode probe = JSON.createObjectNode();
    ArrayNode at = probe.putArray("at");
    plan.at().forEach(at::add);
    if (plan.last()) {
      at.add("last");
    }
    probe.put("inputs", plan.inputs());
    ObjectNode histogram = probe.putObject("histogram").put("bins", plan.bins());
    histogram.putArray("range").add(plan.lo()).add(plan.hi());
    return probe;
  }

  /** Reads what {@link #json} wrote. */
  static RunConfig parse(String json) {
    try {
      JsonNode run = JSON.readTree(json);
      Map<RunKey, String> texts = new EnumMap<>(RunKey.class);
      for (RunKey key : RunKey.values()) {
        texts.put(key, run.required(key.toString()).asText());
      }
      int every = run.required("evaluate").required("every").intValue();
      return RunConfig.of(
          run.required("data").asText(), texts, probe(run.required("probe")), every);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the JSON of a run: " + json, e);
    }
  }

  private static ProbePlan probe(JsonNode probe) {
    List<Integer> at = new ArrayList<>();
    boolean isLast = false;
    for (JsonNode when : probe.required("at")) {
      if (when.isInt()) {
        at.add(when.intValue());
      } else {
        isLast = true;
      }
    }
    JsonNode histogram = probe.required("histogram");
    JsonNode range = histogram.required("range");
    return new ProbePlan(
        at,
        isLast,
        probe.required("inputs").intValue(),
        histogram.required("bins").intValue(),
        range.required(0).doubleValue(),
        range.required(1).doubleValue());
  }

  static String hash(String text) {
    byte[] digest = DigestUtils.sha256(text);
    return HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }
}
