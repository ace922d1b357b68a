package initsweep.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An evaluation plan with the keys of the sweep file. What came after {@code evaluate} is left out
 * where it has its default, so that what was hashed before stays the same.
 */
public final class EvaluationJson {
  private static final String VALIDATION = "validation";

  /** The key of what a run is for. */
  public static final String STAGE = "stage";

  private EvaluationJson() {}

  /** Adds the keys to those of a run or of a sweep. */
  public static void write(EvaluationPlan plan, ObjectNode json) {
    json.putObject("evaluate").put("every", plan.every());
    if (plan.validation() > 0) {
      json.put(VALIDATION, plan.validation());
    }
    if (plan.stage() != Stage.EVALUATE) {
      json.put(STAGE, plan.stage().toString());
    }
  }

  /** Reads what {@link #write} added. */
  public static EvaluationPlan read(JsonNode json) {
    return new EvaluationPlan(
        json.required("evaluate").required("every").intValue(),
        json.path(VALIDATION).asInt(0),
        Stage.parse(json.path(STAGE).asText(Stage.EVALUATE.toString())));
  }
}
