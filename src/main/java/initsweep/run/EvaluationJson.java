package initsweep.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An evaluation plan as JSON with the keys of the sweep file. Keys introduced after {@code
 * evaluate} are left out at their default, so that existing hashes do not change.
 */
public final class EvaluationJson {
  private static final String VALIDATION = "validation";

  /** The key for the stage of a run. */
  public static final String STAGE = "stage";

  private EvaluationJson() {}

  /** Adds the keys to the JSON of a run or sweep. */
  public static void write(EvaluationPlan plan, ObjectNode json) {
    json.putObject("evaluate").put("every", plan.every());
    if (plan.validation() > 0) {
      json.put(VALIDATION, plan.validation());
    }
    if (plan.stage() != Stage.EVALUATE) {
      json.put(STAGE, plan.stage().toString());
    }
  }

  /** Reads the keys that {@link #write} added. */
  public static EvaluationPlan read(JsonNode json) {
    return new EvaluationPlan(
        json.required("evaluate").required("every").intValue(),
        json.path(VALIDATION).asInt(0),
        Stage.parse(json.path(STAGE).asText(Stage.EVALUATE.toString())));
  }
}
