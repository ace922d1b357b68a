package initsweep.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A probe plan as JSON with the keys of the sweep file, in a fixed order. Keys introduced after
 * {@code histogram} are left out at their default, so that existing hashes do not change.
 */
public final class ProbeJson {
  private static final String JACOBIAN = "jacobian";
  private static final String CURVATURE = "curvature";

  private ProbeJson() {}

  public static ObjectNode write(ProbePlan plan) {
    ObjectNode probe = JsonNodeFactory.instance.objectNode();
    ArrayNode at = probe.putArray("at");
    plan.at().forEach(at::add);
    if (plan.last()) {
      at.add("last");
    }
    probe.put("inputs", plan.inputs());
    ObjectNode histogram = probe.putObject("histogram").put("bins", plan.bins());
    histogram.putArray("range").add(plan.lo()).add(plan.hi());
    if (plan.jacobian() > 0) {
      probe.put(JACOBIAN, plan.jacobian());
    }
    if (plan.curvature()) {
      probe.put(CURVATURE, true);
    }
    return probe;
  }

  /** Reads the output of {@link #write}. */
  static ProbePlan read(JsonNode probe) {
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
        range.required(1).doubleValue(),
        probe.path(JACOBIAN).asInt(0),
        probe.path(CURVATURE).asBoolean(false));
  }
}
