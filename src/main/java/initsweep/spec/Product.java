package initsweep.spec;

import initsweep.run.RunKey;
import java.util.Map;

/**
 * One product of axes. Its points are numbered from 0 by mixed radix, the last axis fastest: the
 * digit of an axis is {@code point / stride % size}.
 */
final class Product {
  /** By the place of the key; an axis of one value if the product shares it. */
  private final Axis[] values = new Axis[RunKey.values().size()];

  private final int[] strides = new int[values.length];
  private final int size;

  /**
   * @param shared the values of the keys that are not axes
   * @throws ArithmeticException if there are more than 2³¹ − 1 points
   */
  Product(Map<RunKey<?>, Axis> shared, Map<RunKey<?>, Axis> axes) {
    shared.forEach((key, axis) -> values[key.place()] = axis);
    axes.forEach((key, axis) -> values[key.place()] = axis);
    int stride = 1;
    for (int i = values.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride = Math.multiplyExact(stride, values[i].size());
    }
    size = stride;
  }

  int size() {
    return size;
  }

  Axis values(RunKey<?> key) {
    return values[key.place()];
  }

  int stride(RunKey<?> key) {
    return strides[key.place()];
  }

  int digit(int point, RunKey<?> key) {
    return point / stride(key) % values(key).size();
  }

  String text(int point, RunKey<?> key) {
    return values(key).get(digit(point, key));
  }

  /** Whether some point matches all values of the entry. */
  boolean matches(Map<RunKey<?>, String> entry) {
    return entry.entrySet().stream()
        .allMatch(value -> values(value.getKey()).contains(value.getValue()));
  }

  /** The number of the point with these values and the first value of every other key. */
  int point(Map<RunKey<?>, String> texts) {
    int point = 0;
    for (Map.Entry<RunKey<?>, String> value : texts.entrySet()) {
      point += values(value.getKey()).indexOf(value.getValue()) * stride(value.getKey());
    }
    return point;
  }
}
