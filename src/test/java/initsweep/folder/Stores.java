package initsweep.folder;

import initsweep.storage.RetryingStore;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.table.BrokenChunkException;
import initsweep.table.ChunkFile;
import initsweep.table.ChunkFormat;
import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import initsweep.table.RunRow;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;

/** Stores on this machine, as a sweep opens them. */
public final class Stores {
  private Stores() {}

  public static Store at(Path path) {
    return new StoreLocation(path.toString()).open(new Configuration());
  }

  /** A store that is asked again when its answers get lost, without waiting. */
  public static Store retrying(Store store) {
    return new RetryingStore(store, Duration.ZERO);
  }

  /** Encodes and checks every chunk once: the functions are pure, and Parquet takes its time. */
  private static ChunkFormat remembering(ChunkFormat format) {
    Map<List<Object>, byte[]> encoded = new ConcurrentHashMap<>();
    Map<List<Object>, ChunkSummary> whole = new ConcurrentHashMap<>();
    Map<List<Object>, Object> checked = new ConcurrentHashMap<>();
    return new ChunkFormat() {
      @Override
      public byte[] encode(ChunkId chunk, List<RunRow> rows, String fingerprint) {
        return encoded.computeIfAbsent(
            List.of(chunk, fingerprint), key -> format.encode(chunk, rows, fingerprint));
      }

      @Override
      public ChunkSummary summary(ChunkId chunk, byte[] content, String fingerprint) {
        if (content == encoded.get(List.of(chunk, fingerprint))) {
          return whole.computeIfAbsent(
              List.of(chunk, fingerprint), key -> format.summary(chunk, content, fingerprint));
        }
        Object found =
            checked.computeIfAbsent(
                List.of(chunk, fingerprint, ByteBuffer.wrap(content)),
                key -> summaryOrFault(chunk, content, fingerprint));
        if (found instanceof BrokenChunkException fault) {
          throw fault;
        }
        return (ChunkSummary) found;
      }

      @Override
      public Optional<ChunkId> chunk(byte[] content, List<String> fingerprints) {
        return format.chunk(content, fingerprints);
      }

      private Object summaryOrFault(ChunkId chunk, byte[] content, String fingerprint) {
        try {
          return format.summary(chunk, content, fingerprint);
        } catch (BrokenChunkException e) {
          return e;
        }
      }
    };
  }

  /** Opens tables whose chunks are encoded and checked once, and read one after the other. */
  public static BiFunction<Store, List<String>, SweepFolder> rememberingTables() {
    ChunkFormat format = remembering(ChunkFile.PARQUET);
    return (store, fingerprints) ->
        new SweepFolder(store, fingerprints, format, new ParallelMap(1));
  }

  /** The table of a folder that has a manifest. */
  public static SweepFolder folder(Store store) {
    return SweepFolder.open(
        store, Manifests.read(store).stream().map(Manifest::fingerprint).toList());
  }
}
