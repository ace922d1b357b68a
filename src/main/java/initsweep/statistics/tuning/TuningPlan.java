package initsweep.statistics.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys whose values a sweep chose, and by what: its section {@code tune}, which no row of the
 * table repeats.
 *
 * @param values tried of each key, in the order of the sweep file; none of a key that is given as a
 *     range
 * @param studies how many times each cell chooses
 */
public record TuningPlan(Map<ConfigKey, List<String>> values, Metric by, int studies) {

  /**
   * @param tune as the manifest has it; an empty object where nothing is tuned
   */
  public static TuningPlan of(JsonNode tune) {
    Map<ConfigKey, List<String>> values = new LinkedHashMap<>();
    tune.path("over")
        .fields()
        .forEachRemaining(axis -> values.put(RunKey.named(axis.getKey()), texts(axis.getValue())));
    boolean isByLoss = Metric.VALIDATION_LOSS.toString().equals(tune.path("by").asText());
    Metric by = isByLoss ? Metric.VALIDATION_LOSS : Metric.VALIDATION_ACCURACY;
    return new TuningPlan(values, by, tune.path("studies").asInt(1));
  }

  private static List<String> texts(JsonNode axis) {
    List<String> texts = new ArrayList<>();
    axis.forEach(value -> texts.add(value.isTextual() ? value.textValue() : value.toString()));
    return texts;
  }

  public Set<ConfigKey> keys() {
    return values.keySet();
  }

  public boolean isTuned() {
    return !values.isEmpty();
  }

  /** The order of the sweep file, else that of the values. */
  Comparator<Cell> order() {
    Comparator<Cell> order = (one, other) -> 0;
    for (Map.Entry<ConfigKey, List<String>> axis : values.entrySet()) {
      order =
          order.thenComparing(cell -> axis.getValue().indexOf(cell.values().get(axis.getKey())));
    }
    return order.thenComparing(Comparator.naturalOrder());
  }
}
