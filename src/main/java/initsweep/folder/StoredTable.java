package initsweep.folder;

import initsweep.storage.Store;
import initsweep.table.BrokenChunkException;
import initsweep.table.MemoryInput;
import initsweep.table.Seal;
import initsweep.table.StoredRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;

/** The rows of a table, file by file. Changes nothing. */
public final class StoredTable {
  private final Store store;

  public StoredTable(Store store) {
    this.store = store;
  }

  /** The names of whatever readers take for a file of the table. */
  public List<String> files() {
    return store.entries(SweepFolder.RUNS).stream()
        .map(Store.Entry::name)
        .filter(SweepFolder::isPartOfTable)
        .toList();
  }

  /**
   * Reads one file and checks every bit of it.
   *
   * @throws BrokenChunkException if it is not what was written
   */
  public List<StoredRow> rows(String file) {
    return rows(content(file));
  }

  byte[] content(String file) {
    byte[] content =
        store
            .read(SweepFolder.RUNS + "/" + file)
            .orElseThrow(() -> new BrokenChunkException("it is a folder, or has just gone", null));
    if (!Seal.isWhole(content)) {
      throw new BrokenChunkException("it is no whole Parquet file", null);
    }
    return content;
  }

  /** The rows of a file with the columns it has. */
  static List<StoredRow> rows(byte[] content) {
    return rows(content, InitContext::getFileSchema);
  }

  /** The rows of a file with these columns; those that it does not have are null. */
  static List<StoredRow> rows(byte[] content, MessageType columns) {
    return rows(content, file -> columns);
  }

  private static List<StoredRow> rows(byte[] content, Function<InitContext, MessageType> columns) {
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
