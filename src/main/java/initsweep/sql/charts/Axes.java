package initsweep.sql.charts;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.VaryingKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The keys of a sweep that are quantities. For each of them a cell has the key as {@code axis}, its
 * {@code value}, and the {@code line} that the cell is a point of, named by the other keys, which
 * {@code by} has with their values. {@code hidden} is two axes, {@code depth} and {@code width}, of
 * networks whose layers are equally wide; {@code init} is one of its standard deviations.
 */
final class Axes {
  static final String TYPE =
      "ARRAY<STRUCT<axis: STRING, value: DOUBLE, line: STRING, by: MAP<STRING, STRING>>>";

  private final VaryingKeys keys;
  private final boolean doWidthsVary;
  private final boolean doDepthsVary;
  private final boolean areEven;

  Axes(VaryingKeys keys, List<Cell> cells) {
    this.keys = keys;
    this.doWidthsVary = doVary(cells, units -> units.get(0));
    this.doDepthsVary = doVary(cells, List::size);
    this.areEven = cells.stream().allMatch(cell -> isEven(units(cell)));
  }

  private boolean doVary(List<Cell> cells, ToIntFunction<List<Integer>> size) {
    return cells.stream().mapToInt(cell -> size.applyAsInt(units(cell))).distinct().count() > 1;
  }

  private List<Integer> units(Cell cell) {
    return RunKey.HIDDEN.parse(keys.value(cell, RunKey.HIDDEN)).units();
  }

  /** One cell as a point on an axis. */
  private record Point(String axis, double value, String line, Map<String, String> by) {
    Row row() {
      return RowFactory.create(axis, value, line, by);
    }
  }

  /** A cell as a point on each axis, a value of the type {@link #TYPE}. */
  Row[] of(Cell cell) {
    return keys.varying().stream()
        .flatMap(key -> points(cell, key))
        .map(Point::row)
        .toArray(Row[]::new);
  }

  private Stream<Point> points(Cell cell, ConfigKey key) {
    if (key == RunKey.HIDDEN) {
      return shape(cell, units(cell));
    }
    return quantity(key, cell.values().get(key))
        .map(value -> new Point(key.toString(), value, line(cell, key, ""), others(cell, key)));
  }

  private Stream<Point> shape(Cell cell, List<Integer> units) {
    int width = units.get(0);
    int depth = units.size();
    if (!isEven(units)) {
      return Stream.empty();
    }
    Map<String, String> keys = others(cell, RunKey.HIDDEN);
    return Stream.of(
        point(cell, "depth", depth, doWidthsVary ? with(keys, "width", width) : keys),
        point(cell, "width", width, doDepthsVary ? with(keys, "depth", depth) : keys));
  }

  private Point point(Cell cell, String axis, int value, Map<String, String> by) {
    String size =
        Stream.of("width", "depth")
            .filter(by::containsKey)
            .map(name -> " " + name + "=" + by.get(name))
            .findFirst()
            .orElse("");
    return new Point(axis, value, line(cell, RunKey.HIDDEN, size), by);
  }

  private static Map<String, String> with(Map<String, String> keys, String name, int value) {
    Map<String, String> more = new LinkedHashMap<>(keys);
    more.put(name, Integer.toString(value));
    return more;
  }

  /** The keys that tell the lines along an axis apart. */
  private Map<String, String> others(Cell cell, ConfigKey axis) {
    Map<String, String> others = new LinkedHashMap<>();
    cell.without(axis).values().forEach((key, text) -> others.put(key.toString(), text));
    if (areEven && others.containsKey(RunKey.HIDDEN.toString())) {
      others.remove(RunKey.HIDDEN.toString());
      sizes(units(cell), others);
    }
    return others;
  }

  private void sizes(List<Integer> units, Map<String, String> others) {
    if (doWidthsVary) {
      others.put("width", units.get(0).toString());
    }
    if (doDepthsVary) {
      others.put("depth", Integer.toString(units.size()));
    }
  }

  private static boolean isEven(List<Integer> units) {
    return units.stream().distinct().count() == 1;
  }

  /** Where nothing else varies, the one line is that of the networks all runs share. */
  private String line(Cell cell, ConfigKey axis, String size) {
    String others = (cell.without(axis) + size).strip();
    if (!others.isEmpty()) {
      return others;
    }
    String activation = keys.value(cell, RunKey.ACTIVATION);
    return axis == RunKey.INIT ? activation : activation + " " + keys.value(cell, RunKey.INIT);
  }

  /** Nothing for a word: not every {@code init} is a standard deviation. */
  private static Stream<Double> quantity(ConfigKey key, String text) {
    if (key instanceof RunKey<?> run && Number.class.isAssignableFrom(run.type())) {
      return Stream.of(((Number) run.parse(text)).doubleValue());
    }
    return key == RunKey.INIT && text.matches("[0-9.eE+-]+")
        ? Stream.of(Double.valueOf(text))
        : Stream.empty();
  }
}
