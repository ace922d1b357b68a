package initsweep.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A probe plan as JSON with the keys of the sweep file, in a fixed order. */
public final class ProbeJson {
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
        range.required(1).doubleValue());
  }
}
