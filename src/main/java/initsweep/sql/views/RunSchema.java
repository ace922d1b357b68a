package initsweep.sql.views;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import initsweep.run.RunKey;
import initsweep.table.Column;
import initsweep.table.ColumnType;
import initsweep.table.RunTable;
import initsweep.table.Struct;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the view {@code runs}: all that this version knows, whatever files a folder has. A
 * column missing in a file of an earlier version is null in its rows, or for a key its default,
 * which those runs had. Without this schema Spark would take the columns of an arbitrary file for
 * all.
 */
final class RunSchema {
  static final StructType COLUMNS = struct(RunTable.columns());

  private RunSchema() {}

  /** Rows as they were read, with the values of keys that came after they were written. */
  static Dataset<Row> withDefaults(Dataset<Row> rows) {
    Map<String, org.apache.spark.sql.Column> later = new LinkedHashMap<>();
    for (RunKey<?> key : RunKey.later()) {
      later.put(
          key.toString(),
          coalesce(col(key.toString()), lit(ConfigColumns.value(key, key.defaultText()))));
    }
    return rows.withColumns(later);
  }

  private static StructType struct(Struct<?> columns) {
    StructType struct = new StructType();
    for (Column<?> column : columns.columns()) {
      struct = struct.add(column.name(), type(column.type()));
    }
    return struct;
  }

  private static DataType type(ColumnType type) {
    if (type instanceof ColumnType.ListOf list) {
      return DataTypes.createArrayType(type(list.element()));
    }
    return type instanceof ColumnType.Primitive primitive
        ? primitive(primitive)
        : struct((Struct<?>) type);
  }

  private static DataType primitive(ColumnType.Primitive type) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }
}
