package initsweep.spec;

import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One product of axes. Its points are numbered from 0 by mixed radix, the last axis fastest: the
 * digit of an axis is {@code point / stride % size}.
 */
final class Product {
  /** Of every key; an axis of one value if the product shares it. */
  private final Map<RunKey, Axis> values;

  private final Map<RunKey, Integer> strides = new EnumMap<>(RunKey.class);
  private final int size;

  /**
   * @param shared the values of keys that are no axis, all keys
   * @throws ArithmeticException if there are more than 2³¹ − 1 points
   */
  Product(Map<RunKey, Axis> shared, Map<RunKey, Axis> axes) {
    values = new EnumMap<>(shared);
    values.putAll(axes);
    int stride = 1;
    List<RunKey> keys = new ArrayList<>(values.keySet());
    for (int i = keys.size() - 1; i >= 0; i--) {
      strides.put(keys.get(i), stride);
      stride = Math.multiplyExact(stride, values.get(keys.get(i)).size());
    }
    size = stride;
  }

  int size() {
    return size;
  }

  Axis values(RunKey key) {
    return values.get(key);
  }

  int stride(RunKey key) {
    return strides.get(key);
  }

  int digit(int point, RunKey key) {
    return point / stride(key) % values(key).size();
  }

  String text(int point, RunKey key) {
    return values(key).get(digit(point, key));
  }

  /** Whether some point has all values of the entry. */
  boolean matches(Map<RunKey, String> entry) {
    return entry.entrySet().stream()
        .allMatch(value -> values(value.getKey()).contains(value.getValue()));
  }

  /**
   * The number of the point with these values, and the first value of every key that is not
   * mentioned.
   */
  int point(Map<RunKey, String> texts) {
    int point = 0;
    for (Map.Entry<RunKey, String> value : texts.entrySet()) {
      point += values(value.getKey()).indexOf(value.getValue()) * stride(value.getKey());
    }
    return point;
  }
}
