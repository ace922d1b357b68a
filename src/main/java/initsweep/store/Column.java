package initsweep.store;

import java.util.function.Function;

/**
 * One column of a table of {@code R}.
 *
 * @param value its value in a row: a String, Integer, Long, Float, Double, Boolean, Instant, List
 *     or structure as the type says; null where there is none
 */
public record Column<R>(String name, ColumnType type, Function<R, Object> value) {
  static <R> Column<R> text(String name, Function<R, Object> value) {
    return new Column<>(name, ColumnType.Primitive.STRING, value);
  }

  static <R> Column<R> int32(String name, Function<R, Object> value) {
    return new Column<>(name, ColumnType.Primitive.INT, value);
  }

  static <R> Column<R> int64(String name, Function<R, Object> value) {
    return new Column<>(name, ColumnType.Primitive.LONG, value);
  }

  static <R> Column<R> float64(String name, Function<R, Object> value) {
    return new Column<>(name, ColumnType.Primitive.DOUBLE, value);
  }

  static <R> Column<R> list(String name, ColumnType element, Function<R, Object> value) {
    return new Column<>(name, new ColumnType.ListOf(element), value);
  }
}
