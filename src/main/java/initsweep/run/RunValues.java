package initsweep.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A value for every key of a run, parsed once. Values are equal if their texts are. */
public final class RunValues {
  private final Map<RunKey<?>, Object> values = new TreeMap<>();
  private final Map<RunKey<?>, String> texts = new TreeMap<>();

  private RunValues() {}

  /**
   * @param texts of some keys; the others have their defaults
   * @throws initsweep.spelling.InvalidValueException if a text is no value of its key
   */
  static RunValues of(Map<RunKey<?>, String> texts) {
    RunValues values = new RunValues();
    for (RunKey<?> key : RunKey.values()) {
      Object value = key.parse(texts.getOrDefault(key, key.defaultText()));
      values.values.put(key, value);
      values.texts.put(key, RunKey.text(value));
    }
    return values;
  }

  <T> T get(RunKey<T> key) {
    return key.type().cast(values.get(key));
  }

  /** The canonical spelling of every key. */
  Map<RunKey<?>, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunValues values && texts.equals(values.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
