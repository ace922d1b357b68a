package initsweep.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;

/** A row, or a structure within one, as stored in a chunk file. */
public final class StoredRow {
  private final Group group;

  StoredRow(Group group) {
    this.group = group;
  }

  Group group() {
    return group;
  }

  /** The schema version, which decides what columns the row has. */
  public int version() {
    return (Integer) value(group, "schema_version", ColumnType.Primitive.INT);
  }

  /**
   * The value of a column of text.
   *
   * @return null if there is none
   */
  public String text(String column) {
    return (String) value(group, column, ColumnType.Primitive.STRING);
  }

  /** The value of a column of whole numbers, which is never null. */
  public long whole(String column) {
    return group.getLong(column, 0);
  }

  /**
   * The value of a column of doubles.
   *
   * @return null if there is none
   */
  public Double decimal(String column) {
    return (Double) value(group, column, ColumnType.Primitive.DOUBLE);
  }

  /**
   * The value of a column of ints.
   *
   * @return null if there is none
   */
  public Integer integer(String column) {
    return (Integer) value(group, column, ColumnType.Primitive.INT);
  }

  /**
   * The value of a column of booleans.
   *
   * @return null if there is none
   */
  public Boolean flag(String column) {
    return (Boolean) value(group, column, ColumnType.Primitive.BOOLEAN);
  }

  /** The losses of all iterations; empty where there are none. */
  public float[] losses() {
    Object losses =
        value(group, RunTable.TRAIN_LOSS, new ColumnType.ListOf(ColumnType.Primitive.FLOAT));
    List<?> list = losses == null ? List.of() : (List<?>) losses;
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Float) list.get(i);
    }
    return values;
  }

  Object get(Column<?> column) {
    return value(group, column.name(), column.type());
  }

  private static Object value(Group group, String name, ColumnType type) {
    if (!group.getType().containsField(name) || group.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    if (type instanceof ColumnType.ListOf list) {
      return list(group.getGroup(name, 0), list.element());
    }
    return type instanceof ColumnType.Primitive primitive
        ? primitive(group, name, primitive)
        : new StoredRow(group.getGroup(name, 0));
  }

  private static List<Object> list(Group list, ColumnType element) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount("list"); i++) {
      values.add(value(list.getGroup("list", i), "element", element));
    }
    return values;
  }

  private static Object primitive(Group group, String name, ColumnType.Primitive type) {
    return switch (type) {
      case STRING -> group.getString(name, 0);
      case INT -> group.getInteger(name, 0);
      case LONG, TIMESTAMP -> group.getLong(name, 0);
      case FLOAT -> group.getFloat(name, 0);
      case DOUBLE -> group.getDouble(name, 0);
      case BOOLEAN -> group.getBoolean(name, 0);
    };
  }
}
