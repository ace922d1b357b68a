package initsweep.table;

import initsweep.storage.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;

/** Reads rows from the content of Parquet files, and joins files row by row. */
public final class ParquetRows {
  private ParquetRows() {}

  /**
   * The rows of a file with the columns it has.
   *
   * @throws BrokenChunkException if they cannot be read
   */
  public static List<StoredRow> read(byte[] content) {
    return read(content, InitContext::getFileSchema);
  }

  /**
   * The same with some of the columns of this version; those that the file lacks are null.
   *
   * @throws BrokenChunkException if they cannot be read
   */
  public static List<StoredRow> read(byte[] content, Set<String> columns) {
    MessageType wanted = RunTable.schema(columns);
    return read(content, file -> wanted);
  }

  private static List<StoredRow> read(byte[] content, Function<InitContext, MessageType> columns) {
    List<StoredRow> rows = new ArrayList<>();
    try (ParquetReader<Group> reader = new Builder(content, columns).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(new StoredRow(row));
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      throw new BrokenChunkException("its rows cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Joins the rows of several files into one, as they are stored.
   *
   * @param version of the columns of all rows; those that a row does not have are null
   */
  public static byte[] join(List<byte[]> files, int version) {
    MessageType columns = RunTable.schema(version);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetWriter<Group> writer = writer(bytes, columns)) {
      for (byte[] content : files) {
        for (StoredRow row : read(content, file -> columns)) {
          writer.write(row.group());
        }
      }
    } catch (IOException e) {
      throw new StoreException("cannot encode the rows of a table as Parquet", e);
    }
    return bytes.toByteArray();
  }

  private static ParquetWriter<Group> writer(ByteArrayOutputStream bytes, MessageType columns)
      throws IOException {
    return ChunkEncoding.set(
            ExampleParquetWriter.builder(new MemoryFile(bytes)).withType(columns), columns)
        .build();
  }

  private static final class Builder extends ParquetReader.Builder<Group> {
    private final Function<InitContext, MessageType> columns;

    Builder(byte[] content, Function<InitContext, MessageType> columns) {
      super(new MemoryInput(content), new PlainParquetConfiguration());
      this.columns = columns;
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport() {
        @Override
        public ReadContext init(InitContext context) {
          return new ReadContext(columns.apply(context));
        }
      };
    }
  }
}
