package initsweep.store;

import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The output folder of one sweep: {@code runs/} holds whole chunk files and nothing else, {@code
 * _sweep/} the bookkeeping. A chunk is published once; whoever comes second finds it there.
 */
public final class SweepFolder implements Closeable {
  /** The folder of the table. */
  public static final String RUNS = "runs";

  private static final Logger LOG = LoggerFactory.getLogger(SweepFolder.class);
  private static final String MANIFEST = "_sweep/manifest.json";
  private static final String QUARANTINE = "_sweep/quarantine/";
  private static final String SUCCESS = RUNS + "/_SUCCESS";
  private static final Pattern CHUNK = Pattern.compile("g01-c(\\d{6,})-([0-9a-f]{12})\\.parquet");
  private static final int SHORT_FINGERPRINT = 12;

  private final Store store;
  private final String fingerprint;

  private SweepFolder(Store store, String fingerprint) {
    this.store = store;
    this.fingerprint = fingerprint;
  }

  /** A folder that {@link #claim} has already made ours, as an executor sees it. */
  public static SweepFolder open(StoreLocation location, String fingerprint) {
    return new SweepFolder(location.open(), fingerprint);
  }

  /** Whether a place holds no results, or is none. */
  public static boolean isEmpty(StoreLocation location) {
    try (Store store = location.open()) {
      return store.list(RUNS).stream().noneMatch(file -> file.endsWith(".parquet"));
    }
  }

  /** What a folder was made for, or nothing if no sweep has ever written there. */
  public static Optional<Manifest> manifest(StoreLocation location) {
    try (Store store = location.open()) {
      return manifest(store);
    }
  }

  private static Optional<Manifest> manifest(Store store) {
    return store
        .read(MANIFEST)
        .map(content -> Manifest.parse(content, store.location() + "/" + MANIFEST));
  }

  /**
   * Makes a folder ours, or finds that it is: the manifest is created if absent, and must otherwise
   * mean the same.
   *
   * @throws ForeignOutputException if it belongs to another sweep, with the differences
   */
  public static SweepFolder claim(StoreLocation location, Manifest manifest) {
    Store store = location.open();
    SweepFolder folder = new SweepFolder(store, manifest.fingerprint());
    Optional<Manifest> there = manifest(store);
    if (there.isEmpty()) {
      folder.refuseForeignFiles();
      store.createIfAbsent(MANIFEST, manifest.toJson());
      there = manifest(store);
    }
    folder.requireSame(manifest, there.orElseThrow());
    return folder;
  }

  private void refuseForeignFiles() {
    List<String> files = store.list(RUNS);
    if (!files.isEmpty()) {
      throw new ForeignOutputException(
          "%s/%s holds %s and no manifest: not the output of a sweep\nWrite to another folder with --out."
              .formatted(store.location(), RUNS, files.get(0)));
    }
  }

  private void requireSame(Manifest here, Manifest there) {
    if (there.fingerprint().equals(here.fingerprint())) {
      return;
    }
    throw new ForeignOutputException(
        "%s holds another sweep; nothing was touched. Different are\n  %s\nWrite to another folder with --out."
            .formatted(store.location(), String.join("\n  ", here.differences(there))));
  }

  /**
   * The chunks that are there, whole. A file that is not is moved to quarantine, to be computed
   * again; so is any other Parquet file, since readers take all of them for the table.
   */
  public Map<Integer, ChunkSummary> published() {
    Map<Integer, ChunkSummary> published = new TreeMap<>();
    for (String file : store.list(RUNS)) {
      Matcher name = CHUNK.matcher(file);
      if (name.matches() && name.group(2).equals(shortFingerprint())) {
        int chunk = Integer.parseInt(name.group(1));
        published(chunk).ifPresent(summary -> published.put(chunk, summary));
      } else if (file.endsWith(".parquet")) {
        putAside(RUNS + "/" + file, "it is no chunk of this sweep");
      }
    }
    return published;
  }

  /** The summary of one chunk if it is there, whole. */
  public Optional<ChunkSummary> published(int chunk) {
    String name = name(chunk);
    return store.read(name).flatMap(content -> check(chunk, name, content));
  }

  private Optional<ChunkSummary> check(int chunk, String name, byte[] content) {
    try {
      return Optional.of(ChunkFile.summary(chunk, content, fingerprint));
    } catch (BrokenChunkException e) {
      putAside(name, e.getMessage() + "; its runs are computed again");
      return Optional.empty();
    }
  }

  private void putAside(String name, String reason) {
    String aside =
        QUARANTINE + System.currentTimeMillis() + "-" + name.substring(RUNS.length() + 1) + ".bad";
    LOG.warn("{}/{} is unusable: {}. Moved to {}.", store.location(), name, reason, aside);
    store.move(name, aside);
  }

  /**
   * Puts the rows of a chunk into the table, whole and once.
   *
   * @return what the table now holds for that chunk, be it ours or an earlier writer's
   */
  public ChunkSummary publish(int chunk, List<RunRow> rows) {
    boolean isOurs = store.createIfAbsent(name(chunk), ChunkFile.encode(chunk, rows, fingerprint));
    return isOurs ? ChunkSummary.of(rows) : published(chunk).orElseGet(() -> publish(chunk, rows));
  }

  /** Says to readers that every planned run is there. */
  public void markComplete() {
    store.createIfAbsent(SUCCESS, new byte[0]);
  }

  private String name(int chunk) {
    return "%s/g01-c%06d-%s.parquet".formatted(RUNS, chunk, shortFingerprint());
  }

  private String shortFingerprint() {
    return fingerprint.substring(0, SHORT_FINGERPRINT);
  }

  @Override
  public void close() {
    store.close();
  }
}
