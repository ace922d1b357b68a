package initsweep.run;

import java.util.function.Function;

/**
 * How a run is measured. All runs of a sweep share these settings; in an extended folder runs may
 * differ in nothing else.
 */
public enum Setting implements ConfigKey {
  PROBE_AT("probe.at", "[0]", text -> text),
  PROBE_INPUTS("probe.inputs", "1000", Integer::valueOf),
  HISTOGRAM_BINS("probe.histogram.bins", "30", Integer::valueOf),
  HISTOGRAM_RANGE("probe.histogram.range", "[0.0,1.0]", text -> text),
  PROBE_JACOBIAN("probe.jacobian", "0", Integer::valueOf),
  PROBE_CURVATURE("probe.curvature", "false", text -> text),
  EVALUATE_EVERY("evaluate.every", "0", Integer::valueOf),
  EVALUATE_TRAIN("evaluate.train", "false", text -> text),
  VALIDATION("validation", "0", Integer::valueOf);

  private final String path;
  private final String defaultText;
  private final Function<String, Object> reader;

  Setting(String path, String defaultText, Function<String, Object> reader) {
    this.path = path;
    this.defaultText = defaultText;
    this.reader = reader;
  }

  @Override
  public int place() {
    return ordinal();
  }

  @Override
  public String defaultText() {
    return defaultText;
  }

  @Override
  public Object parse(String text) {
    return reader.apply(text);
  }

  /** The path of the key, as {@code --set} takes it. */
  @Override
  public String toString() {
    return path;
  }
}
