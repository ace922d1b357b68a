package initsweep.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An evaluation plan as JSON with the keys of the sweep file. Keys introduced after {@code
 * evaluate} are left out at their default, so that existing hashes do not change.
 */
public final class EvaluationJson {
  /** The key of the map of times and images. */
  public static final String EVALUATE = "evaluate";

  /** The key for the images that a run is trained on. */
  public static final String TRAIN = "train";

  private static final String EVERY = "every";
  private static final String VALIDATION = "validation";

  /** The key for the stage of a run. */
  public static final String STAGE = "stage";

  private EvaluationJson() {}

  /** Adds the keys to the JSON of a run or sweep. */
  public static void write(EvaluationPlan plan, ObjectNode json) {
    ObjectNode evaluate = json.putObject(EVALUATE).put(EVERY, plan.every());
    if (plan.onTraining()) {
      evaluate.put(TRAIN, true);
    }
    if (plan.validation() > 0) {
      json.put(VALIDATION, plan.validation());
    }
    if (plan.stage() != Stage.EVALUATE) {
      json.put(STAGE, plan.stage().toString());
    }
  }

  /** Reads the keys that {@link #write} added. */
  static EvaluationPlan read(JsonNode json) {
    JsonNode evaluate = json.required(EVALUATE);
    return new EvaluationPlan(
        evaluate.required(EVERY).intValue(),
        json.path(VALIDATION).asInt(0),
        evaluate.path(TRAIN).asBoolean(false),
        Stage.parse(json.path(STAGE).asText(Stage.EVALUATE.toString())));
  }
}
