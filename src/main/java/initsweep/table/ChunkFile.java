package initsweep.table;

import initsweep.storage.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;

/** Encodes the rows of a chunk as a Parquet file, and reads such a file's footer. */
public final class ChunkFile implements ChunkFormat {
  public static final ChunkFormat PARQUET = new ChunkFile();

  private static final String FINGERPRINT = "initsweep.fingerprint";
  private static final String CHUNK = "initsweep.chunk";

  private ChunkFile() {}

  /**
   * Encodes a chunk in memory, so that no partly written file is ever visible.
   *
   * @param rows at least one, all of one schema version
   * @param fingerprint of the sweep the chunk belongs to
   */
  @Override
  public byte[] encode(ChunkId chunk, List<RunRow> rows, String fingerprint) {
    Map<String, String> footer = new HashMap<>(ChunkSummary.of(rows).footer());
    footer.put(FINGERPRINT, fingerprint);
    footer.put(CHUNK, chunk.toString());
    int version = rows.get(0).version();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetWriter<RunRow> writer =
        ChunkEncoding.set(
                new Builder(new MemoryFile(bytes), version, footer), RunTable.schema(version))
            .build()) {
      for (RunRow row : rows) {
        writer.write(row);
      }
    } catch (IOException e) {
      throw new StoreException("cannot encode %s runs as Parquet".formatted(rows.size()), e);
    }
    return Seal.put(bytes.toByteArray());
  }

  /**
   * Reads the footer of a chunk and checks that it is this one of this sweep, and that not a bit of
   * it has changed.
   *
   * @throws BrokenChunkException if the bytes are not a complete Parquet file, another chunk, or
   *     one of another sweep
   */
  @Override
  public ChunkSummary summary(ChunkId chunk, byte[] content, String fingerprint) {
    try (ParquetFileReader reader = open(content)) {
      Map<String, String> footer = footer(reader);
      if (!fingerprint.equals(footer.get(FINGERPRINT))) {
        throw new BrokenChunkException("it was written by another sweep", null);
      }
      if (!ChunkId.parse(footer.getOrDefault(CHUNK, "")).equals(Optional.of(chunk))) {
        throw new BrokenChunkException("it holds chunk %s".formatted(footer.get(CHUNK)), null);
      }
      ChunkSummary summary = ChunkSummary.of(footer);
      if (summary.runs() != reader.getRecordCount()) {
        throw new BrokenChunkException(
            "it has %s rows, but its footer says %s"
                .formatted(reader.getRecordCount(), summary.runs()),
            null);
      }
      return summary;
    } catch (IOException | RuntimeException e) {
      throw e instanceof BrokenChunkException broken
          ? broken
          : new BrokenChunkException("it is not a complete Parquet file", e);
    }
  }

  @Override
  public Optional<ChunkId> chunk(byte[] content, List<String> fingerprints) {
    try (ParquetFileReader reader = open(content)) {
      Map<String, String> footer = footer(reader);
      int generation = fingerprints.indexOf(footer.get(FINGERPRINT)) + 1;
      return ChunkId.parse(footer.getOrDefault(CHUNK, ""))
          .filter(chunk -> chunk.generation() == generation);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static ParquetFileReader open(byte[] content) throws IOException {
    if (!Seal.isWhole(content)) {
      throw new BrokenChunkException("it is not a complete Parquet file", null);
    }
    return ParquetFileReader.open(
        new MemoryInput(content),
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
  }

  private static Map<String, String> footer(ParquetFileReader reader) {
    return reader.getFileMetaData().getKeyValueMetaData();
  }

  private static final class Builder extends ParquetWriter.Builder<RunRow, Builder> {
    private final int version;
    private final Map<String, String> footer;

    Builder(OutputFile file, int version, Map<String, String> footer) {
      super(file);
      this.version = version;
      this.footer = footer;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<RunRow> getWriteSupport(ParquetConfiguration configuration) {
      return new RunWriteSupport(version, footer);
    }

    @Override
    protected WriteSupport<RunRow> getWriteSupport(
        org.apache.hadoop.conf.Configuration configuration) {
      return new RunWriteSupport(version, footer);
    }
  }
}
