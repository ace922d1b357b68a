package initsweep.table;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The type of a column: a {@link Primitive}, a {@link ListOf} or a {@link Struct}. Every column is
 * nullable in the file, so that columns can be added.
 */
public interface ColumnType {
  /** The column as Parquet declares it. */
  Type parquet(String name);

  /**
   * The part of the type that some schema versions introduced: a structure without the columns of
   * the others.
   *
   * @param since the version that introduced the column of this type
   * @return empty if no part is left
   */
  Optional<ColumnType> part(IntPredicate versions, int since);

  /** The columns without structure. */
  enum Primitive implements ColumnType {
    STRING(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType()),
    INT(PrimitiveTypeName.INT32, null),
    LONG(PrimitiveTypeName.INT64, null),
    FLOAT(PrimitiveTypeName.FLOAT, null),
    DOUBLE(PrimitiveTypeName.DOUBLE, null),
    BOOLEAN(PrimitiveTypeName.BOOLEAN, null),
    /** An instant, in microseconds since 1970. */
    TIMESTAMP(
        PrimitiveTypeName.INT64,
        LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS));

    private final PrimitiveTypeName storage;
    private final LogicalTypeAnnotation meaning;

    Primitive(PrimitiveTypeName storage, LogicalTypeAnnotation meaning) {
      this.storage = storage;
      this.meaning = meaning;
    }

    @Override
    public Type parquet(String name) {
      return Types.optional(storage).as(meaning).named(name);
    }

    @Override
    public Optional<ColumnType> part(IntPredicate versions, int since) {
      return versions.test(since) ? Optional.of(this) : Optional.empty();
    }
  }

  /** A list; its values are {@link List}s. */
  record ListOf(ColumnType element) implements ColumnType {
    @Override
    public Type parquet(String name) {
      return Types.optionalList().element(element.parquet("element")).named(name);
    }

    @Override
    public Optional<ColumnType> part(IntPredicate versions, int since) {
      return element.part(versions, since).map(ListOf::new);
    }
  }
}
