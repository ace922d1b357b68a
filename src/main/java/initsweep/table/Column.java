package initsweep.table;

import java.util.function.Function;

/**
 * One column of a table of {@code R}.
 *
 * @param value its value in a row: a String, Integer, Long, Float, Double, Boolean, Instant, List
 *     or structure as the type says; null where there is none
 * @param since the schema version that introduced it; a column of a structure is never older than
 *     the structure
 */
public record Column<R>(String name, ColumnType type, Function<R, Object> value, int since) {
  Column(String name, ColumnType type, Function<R, Object> value) {
    this(name, type, value, 1);
  }

  /** The same column, introduced by a later schema version. */
  static <R> Column<R> since(int version, Column<R> column) {
    return new Column<>(column.name, column.type, column.value, version);
  }

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
