package initsweep.table;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Types;

/** A structure of columns that read their values from an {@code R}. */
public record Struct<R>(List<Column<R>> columns) implements ColumnType {
  @Override
  public GroupType parquet(String name) {
    var group = Types.optionalGroup();
    columns.forEach(column -> group.addField(column.type().parquet(column.name())));
    return group.named(name);
  }

  @Override
  public Optional<ColumnType> part(IntPredicate versions, int since) {
    Struct<R> part = columns(versions, since);
    return part.columns.isEmpty() ? Optional.empty() : Optional.of(part);
  }

  /** The columns that some schema versions introduced, in order. */
  Struct<R> columns(IntPredicate versions) {
    return columns(versions, 1);
  }

  /** The latest schema version that brought one of the columns. */
  int newest() {
    return IntStream.iterate(1, version -> version + 1)
        .filter(last -> columns(version -> version > last).columns.isEmpty())
        .findFirst()
        .getAsInt();
  }

  private Struct<R> columns(IntPredicate versions, int since) {
    return new Struct<>(
        columns.stream().flatMap(column -> part(column, versions, since).stream()).toList());
  }

  private static <R> Optional<Column<R>> part(Column<R> column, IntPredicate versions, int since) {
    int brought = Math.max(since, column.since());
    return column
        .type()
        .part(versions, brought)
        .map(type -> new Column<>(column.name(), type, column.value(), brought));
  }
}
