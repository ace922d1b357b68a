package initsweep.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/** The canonical JSON of a configuration, and its hash. */
final class Canonical {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** 80 bits: among a million runs, the probability that two share an id is 4·10⁻¹³. */
  private static final int ID_BYTES = 10;

  private Canonical() {}

  /** A configuration before its texts are typed. */
  record Texts(
      String data, Map<RunKey<?>, String> texts, ProbePlan probe, EvaluationPlan evaluation) {}

  /** One line, keys in a fixed order, values in their canonical spelling. */
  static String json(Texts config) {
    return json(config, RunKey.ALWAYS_WRITTEN);
  }

  /**
   * @param always keys to write even at their default
   */
  static String json(Texts config, Set<RunKey<?>> always) {
    ObjectNode run = JSON.createObjectNode().put("data", config.data());
    for (RunKey<?> key : RunKey.values()) {
      if (always.contains(key) || !key.isDefault(config.texts().get(key))) {
        run.put(key.toString(), config.texts().get(key));
      }
    }
    run.set("probe", ProbeJson.write(config.probe()));
    EvaluationJson.write(config.evaluation(), run);
    return run.toString();
  }

  /** Reads the output of {@link #json}, also of an earlier version that lacked some keys. */
  static Texts parse(String json) {
    return parse(json, RunKey.ALWAYS_WRITTEN);
  }

  static Texts parse(String json, Set<RunKey<?>> always) {
    try {
      JsonNode run = JSON.readTree(json);
      Map<RunKey<?>, String> texts = new TreeMap<>();
      for (RunKey<?> key : RunKey.values()) {
        if (always.contains(key) || run.has(key.toString())) {
          texts.put(key, run.required(key.toString()).asText());
        }
      }
      return new Texts(
          run.required("data").asText(),
          texts,
          ProbeJson.read(run.required("probe")),
          EvaluationJson.read(run));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is not the JSON of a run: " + json, e);
    }
  }

  static String hash(String text) {
    byte[] digest = DigestUtils.sha256(text);
    return HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }
}
