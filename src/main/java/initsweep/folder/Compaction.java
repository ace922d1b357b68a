package initsweep.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.storage.StoreProbe;
import initsweep.table.MemoryFile;
import initsweep.table.RunTable;
import initsweep.table.Seal;
import initsweep.table.StoredRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/**
 * A copy of a finished table in few large files, which readers open faster than thousands of small
 * ones. The rows are copied as they are stored. A copy that was interrupted goes on where it
 * stopped, since the same rows always go into the same files.
 */
public final class Compaction {
  /** Of the files that go into one; compressed, as they lie there. */
  private static final long BYTES_PER_FILE = 64L << 20;

  private static final String MARK = "_sweep/compacted.json";

  private final Store from;
  private final Store to;
  private final MessageType columns;
  private final long bytesPerFile;
  private int files;

  private Compaction(Store from, Store to, MessageType columns, long bytesPerFile) {
    this.from = from;
    this.to = to;
    this.columns = columns;
    this.bytesPerFile = bytesPerFile;
  }

  /**
   * Copies a table.
   *
   * @param from a folder whose table was found whole
   * @param to an empty folder, or one where this copy was begun
   * @return how many files the copy has
   * @throws ForeignOutputException if there is something else in the way
   */
  public static int of(Store from, Store to) {
    return of(from, to, BYTES_PER_FILE);
  }

  static int of(Store from, Store to, long bytesPerFile) {
    List<Manifest> manifests = Manifests.require(from);
    Compaction compaction = new Compaction(from, to, columns(manifests), bytesPerFile);
    compaction.claim(manifests);
    compaction.copyRows();
    Completion.read(from).ifPresent(completion -> completion.declare(to));
    return compaction.files;
  }

  /** Those of the newest rows, for all files of the copy: a reader need not reconcile them. */
  private static MessageType columns(List<Manifest> manifests) {
    return RunTable.schema(
        manifests.stream().mapToInt(Manifest::schemaVersion).max().orElseThrow());
  }

  /** Whether a folder holds such a copy, to which no run can be added. */
  static boolean isCopy(Store store) {
    return store.read(MARK).isPresent();
  }

  /** Whether a file of a table may be one of such a copy. */
  static boolean isPartOfCopy(String file) {
    return file.matches("compact-\\p{Nd}{6,}\\.parquet"); // in the digits of any locale
  }

  private void claim(List<Manifest> manifests) {
    List<Manifest> there = Manifests.read(to);
    boolean isEmpty = there.isEmpty() && to.list(SweepFolder.RUNS).isEmpty();
    if (!isEmpty && !(isCopy(to) && manifests.subList(0, there.size()).equals(there))) {
      throw new ForeignOutputException(
          "%s is not empty; nothing was touched\nCompact to a new folder."
              .formatted(to.location()));
    }
    StoreProbe.check(to);
    to.createIfAbsent(MARK, "{}".getBytes(UTF_8));
    Manifests.copy(manifests, to);
    // Names with other digits than ours, from when they followed the locale: those files are copied
    // again.
    to.list(SweepFolder.RUNS).stream()
        .filter(file -> isPartOfCopy(file) && !file.matches("\\p{ASCII}*"))
        .forEach(file -> to.delete(SweepFolder.RUNS + "/" + file));
  }

  private void copyRows() {
    StoredTable table = new StoredTable(from);
    List<byte[]> together = new ArrayList<>();
    long bytes = 0;
    for (String file : table.files()) {
      byte[] content = table.content(file);
      together.add(content);
      bytes += content.length;
      if (bytes >= bytesPerFile) {
        publish(together);
        together.clear();
        bytes = 0;
      }
    }
    if (!together.isEmpty()) {
      publish(together);
    }
  }

  private void publish(List<byte[]> together) {
    String name = SweepFolder.RUNS + String.format(Locale.ROOT, "/compact-%06d.parquet", files++);
    Optional<byte[]> there = to.read(name);
    if (there.filter(Seal::isWhole).isEmpty()) {
      to.delete(name);
      to.createIfAbsent(name, Seal.put(encode(together, columns)));
    }
  }

  private static byte[] encode(List<byte[]> together, MessageType columns) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new MemoryFile(bytes))
            .withConf(new PlainParquetConfiguration())
            .withType(columns)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withPageWriteChecksumEnabled(true)
            .withDictionaryEncoding(RunTable.LOSSES, false)
            .build()) {
      for (byte[] content : together) {
        for (StoredRow row : StoredTable.rows(content, columns)) {
          writer.write(row.group());
        }
      }
    } catch (IOException e) {
      throw new StoreException("cannot encode the rows of a table as Parquet", e);
    }
    return bytes.toByteArray();
  }
}
