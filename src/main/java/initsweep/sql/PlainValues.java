package initsweep.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The values of a query as those of JSON: text, numbers, booleans, null, lists and objects. Dates,
 * times and intervals are the text of {@code CAST(… AS STRING)}, in the session's time zone with
 * all their microseconds; binary is base64.
 */
final class PlainValues {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** The noun for {@link #requireDistinctNames} when it checks the columns of the answer. */
  static final String COLUMNS = "columns";

  private PlainValues() {}

  /** The type to cast to before values are read: types without a JSON counterpart become text. */
  static DataType readable(DataType type) {
    if (type instanceof ArrayType array) {
      return DataTypes.createArrayType(readable(array.elementType()), array.containsNull());
    }
    if (type instanceof MapType map) {
      return DataTypes.createMapType(
          readable(map.keyType()), readable(map.valueType()), map.valueContainsNull());
    }
    if (type instanceof StructType struct) {
      return DataTypes.createStructType(
          Stream.of(struct.fields())
              .map(
                  field ->
                      DataTypes.createStructField(
                          field.name(), readable(field.dataType()), field.nullable()))
              .toList());
    }
    boolean isPlain =
        type instanceof NumericType
            || type instanceof BooleanType
            || type instanceof BinaryType
            || type instanceof StringType;
    return isPlain ? type : DataTypes.StringType;
  }

  static boolean isReadable(DataType type) {
    return readable(type).equals(type);
  }

  /** Text, a number, a boolean or null; lists, maps and structures as JSON text. */
  static Object flat(Object value) {
    Object plain = plain(value);
    return plain instanceof List || plain instanceof Map ? json(plain) : plain;
  }

  /** A JSON object with one key per column. */
  static String object(String[] columns, Row row) {
    return json(object(row, columns));
  }

  private static Object plain(Object value) {
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof scala.collection.Seq<?> list) {
      return CollectionConverters.asJava(list).stream().map(PlainValues::plain).toList();
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      Map<String, Object> object = new LinkedHashMap<>();
      CollectionConverters.asJava(map)
          .forEach((key, element) -> object.put(String.valueOf(flat(key)), plain(element)));
      return object;
    }
    return value instanceof Row row ? object(row, row.schema().fieldNames()) : value;
  }

  private static Map<String, Object> object(Row row, String[] names) {
    Map<String, Object> object = new LinkedHashMap<>();
    IntStream.range(0, names.length).forEach(i -> object.put(names[i], plain(row.get(i))));
    return object;
  }

  private static String json(Object plain) {
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new AssertionError("text, numbers, lists and objects are always writable", e);
    }
  }

  /**
   * Checks that all names differ, since each is a key of one JSON object.
   *
   * @param whose a noun phrase for the message
   * @throws InvalidQueryException if two names are equal, here or in a nested structure
   */
  static void requireDistinctNames(StructType type, String whose) {
    Map<String, StructField> fields = new LinkedHashMap<>();
    for (StructField field : type.fields()) {
      if (fields.put(field.name(), field) != null) {
        throw new InvalidQueryException(
            "two %s are named \"%s\", and the keys of a JSON object must differ\nGive one another name, as in SELECT … AS other_name%s."
                .formatted(
                    whose,
                    field.name(),
                    whose.equals(COLUMNS) ? ", or use --format csv" : " or named_struct"),
            null);
      }
      requireDistinctNamesInside(field.dataType());
    }
  }

  /** As above, for structures nested in a column. */
  static void requireDistinctNamesInside(DataType type) {
    if (type instanceof StructType struct) {
      requireDistinctNames(struct, "fields of a structure");
    } else if (type instanceof ArrayType array) {
      requireDistinctNamesInside(array.elementType());
    } else if (type instanceof MapType map) {
      requireDistinctNamesInside(map.keyType());
      requireDistinctNamesInside(map.valueType());
    }
  }
}
