package initsweep.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes rows to Parquet with the columns of a version of {@link RunTable}. */
final class RunWriteSupport extends WriteSupport<RunRow> {
  private final int version;
  private final Map<String, String> footer;
  private RecordConsumer consumer;

  RunWriteSupport(int version, Map<String, String> footer) {
    this.version = version;
    this.footer = footer;
  }

  @Override
  public String getName() {
    return "initsweep";
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(RunTable.schema(version), footer);
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(RunTable.schema(version), footer);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(RunRow row) {
    consumer.startMessage();
    writeFields(RunTable.columns(version), row);
    consumer.endMessage();
  }

  private <R> void writeFields(Struct<R> struct, R row) {
    List<Column<R>> columns = struct.columns();
    for (int i = 0; i < columns.size(); i++) {
      Column<R> column = columns.get(i);
      Object value = column.value().apply(row);
      if (value != null) {
        consumer.startField(column.name(), i);
        writeValue(column.type(), value);
        consumer.endField(column.name(), i);
      }
    }
  }

  @SuppressWarnings("unchecked") // a structure's columns read from its values
  private void writeValue(ColumnType type, Object value) {
    if (type instanceof ColumnType.Primitive primitive) {
      writePrimitive(primitive, value);
    } else if (type instanceof ColumnType.ListOf list) {
      writeList(list, (List<?>) value);
    } else if (type instanceof Struct<?> struct) {
      consumer.startGroup();
      writeFields((Struct<Object>) struct, value);
      consumer.endGroup();
    }
  }

  /** The three-level list of the Parquet format: group, repeated {@code list}, {@code element}. */
  private void writeList(ColumnType.ListOf list, List<?> values) {
    consumer.startGroup();
    if (!values.isEmpty()) {
      consumer.startField("list", 0);
      for (Object value : values) {
        consumer.startGroup();
        consumer.startField("element", 0);
        writeValue(list.element(), value);
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
    }
    consumer.endGroup();
  }

  private void writePrimitive(ColumnType.Primitive type, Object value) {
    switch (type) {
      case STRING -> consumer.addBinary(Binary.fromString((String) value));
      case INT -> consumer.addInteger((Integer) value);
      case LONG -> consumer.addLong((Long) value);
      case FLOAT -> consumer.addFloat((Float) value);
      case DOUBLE -> consumer.addDouble((Double) value);
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
      case TIMESTAMP -> consumer.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
    }
  }
}
