package initsweep.folder;

import static initsweep.folder.FolderNames.CHUNK_SUFFIX;
import static initsweep.folder.FolderNames.RUNS;
import static initsweep.folder.FolderNames.isPartOfTable;

import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.table.BrokenChunkException;
import initsweep.table.ChunkFile;
import initsweep.table.ChunkFormat;
import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import initsweep.table.RunRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of an output folder: {@code runs/} holds complete chunk files and nothing else. A chunk
 * is published once; a second writer finds it there.
 */
public final class SweepFolder {
  private static final Logger LOG = LoggerFactory.getLogger(SweepFolder.class);
  private static final String QUARANTINE_FOLDER = "_sweep/quarantine";
  private static final String QUARANTINE = QUARANTINE_FOLDER + "/";
  private static final Pattern CHUNK = Pattern.compile("(.*)-[0-9a-f]{12}");
  private static final int SHORT_FINGERPRINT = 12;

  /**
   * Attempts to publish: a driver may quarantine the file in the place of a chunk between two of
   * them.
   */
  private static final int TRIES = 4;

  private final Store store;
  private final List<String> fingerprints;
  private final ChunkFormat format;
  private final ParallelMap readers;

  SweepFolder(Store store, List<String> fingerprints, ChunkFormat format, ParallelMap readers) {
    this.store = store;
    this.fingerprints = List.copyOf(fingerprints);
    this.format = format;
    this.readers = readers;
  }

  /**
   * @param fingerprints of the generations of the folder, the first one first
   */
  public static SweepFolder open(Store store, List<String> fingerprints) {
    return new SweepFolder(
        store, fingerprints, ChunkFile.PARQUET, new ParallelMap(StoredTable.READERS));
  }

  /**
   * Checks names and sizes, before a reader takes all files of the folder for the table.
   *
   * @throws StoreException if the folder has no results, or files that readers would wrongly take
   *     for a part of them
   * @throws ForeignOutputException if the results are not those of a sweep
   */
  public static void requireReadable(Store store) {
    List<Store.Entry> entries = store.entries(RUNS); // first, since a sweep may be extended
    List<Manifest> manifests = Manifests.require(store);
    StoredTable.requireResults(store);
    SweepFolder folder = open(store, manifests.stream().map(Manifest::fingerprint).toList());
    for (Store.Entry entry : entries) {
      if (isPartOfTable(entry.name())) {
        folder.requireReadable(entry);
      }
    }
  }

  private void requireReadable(Store.Entry entry) {
    String file = entry.name();
    if (entry.isFolder()) {
      throw StoredTable.unusable(store, file, "it is a folder");
    }
    if (entry.bytes() == 0) { // which Spark would skip silently
      throw StoredTable.unusable(store, file, "it is empty");
    }
    if (chunk(file).isEmpty() && !FolderNames.isPartOfCopy(file)) {
      throw StoredTable.unusable(store, file, "it is not a chunk of this sweep");
    }
  }

  /**
   * The content of the table.
   *
   * @param whole the planned chunks that are present and undamaged
   * @param misnamed undamaged files that hold another chunk than their names say, each with that
   *     chunk, which is not present under its own name
   * @param unusable files that must not be in the table, each with the reason, a clause about "it"
   */
  public record Content(
      Map<ChunkId, ChunkSummary> whole,
      Map<String, ChunkId> misnamed,
      Map<String, String> unusable) {
    /** Whether every file of the table holds the chunk that its name says. */
    public boolean isClean() {
      return misnamed.isEmpty() && unusable.isEmpty();
    }

    private void sortOutDuplicates() {
      misnamed.entrySet().stream()
          .filter(file -> whole.containsKey(file.getValue()))
          .forEach(
              file ->
                  unusable.put(
                      file.getKey(),
                      "it holds chunk %s, which is also present under its own name"
                          .formatted(file.getValue())));
      misnamed.keySet().removeAll(unusable.keySet());
    }
  }

  /**
   * Lists the table and checks each file. Changes nothing.
   *
   * @param planned the runs of every planned chunk
   * @param known chunks that were checked before, of which only the presence is checked
   */
  public Content inspect(Map<ChunkId, Integer> planned, Map<ChunkId, ChunkSummary> known) {
    List<Store.Entry> entries =
        store.entries(RUNS).stream().filter(entry -> isPartOfTable(entry.name())).toList();
    Content content = new Content(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    readers
        .map(entries, entry -> inspect(entry, planned, known))
        .forEach(finding -> finding.accept(content));
    content.sortOutDuplicates();
    return content;
  }

  private Consumer<Content> inspect(
      Store.Entry entry, Map<ChunkId, Integer> planned, Map<ChunkId, ChunkSummary> known) {
    String file = entry.name();
    if (entry.isFolder()) {
      return content -> content.unusable.put(file, "it is a folder");
    }
    Optional<ChunkId> chunk = chunk(file).filter(planned::containsKey);
    if (chunk.isEmpty()) {
      return unlikeItsName(file, planned, "it is not a chunk of this sweep");
    }
    ChunkId id = chunk.get();
    try {
      Optional<ChunkSummary> summary =
          Optional.ofNullable(known.get(id)).or(() -> published(id, planned.get(id)));
      return content -> summary.ifPresent(whole -> content.whole.put(id, whole));
    } catch (BrokenChunkException e) {
      return unlikeItsName(file, planned, e.getMessage());
    }
  }

  /** An undamaged chunk is a valid result whatever the name of its file. */
  private Consumer<Content> unlikeItsName(
      String file, Map<ChunkId, Integer> planned, String reason) {
    Optional<ChunkId> chunk = store.read(RUNS + "/" + file).flatMap(held -> chunk(held, planned));
    return chunk.isPresent()
        ? content -> content.misnamed.put(file, chunk.get())
        : content -> content.unusable.put(file, reason);
  }

  /** The planned chunk that a file holds, if it is undamaged. */
  private Optional<ChunkId> chunk(byte[] held, Map<ChunkId, Integer> planned) {
    Optional<ChunkId> chunk = format.chunk(held, fingerprints).filter(planned::containsKey);
    try {
      chunk.ifPresent(id -> check(id, planned.get(id), held));
      return chunk;
    } catch (BrokenChunkException e) {
      return Optional.empty();
    }
  }

  private Optional<ChunkId> chunk(String file) {
    Matcher name = CHUNK.matcher(file.substring(0, file.length() - CHUNK_SUFFIX.length()));
    return (name.matches() ? ChunkId.parse(name.group(1)) : Optional.<ChunkId>empty())
        .filter(id -> id.generation() >= 1 && id.generation() <= fingerprints.size())
        .filter(id -> file.equals(file(id)));
  }

  /**
   * The summary of one chunk if it is published.
   *
   * @param runs how many runs it should have
   * @throws BrokenChunkException if the file exists and is damaged
   */
  public Optional<ChunkSummary> published(ChunkId chunk, int runs) {
    return store.read(name(chunk)).map(content -> check(chunk, runs, content));
  }

  private ChunkSummary check(ChunkId chunk, int runs, byte[] content) {
    ChunkSummary summary = format.summary(chunk, content, fingerprint(chunk));
    if (summary.runs() != runs) {
      throw new BrokenChunkException(
          "it has %s instead of %s planned runs".formatted(summary.runs(), runs), null);
    }
    return summary;
  }

  /** Whether a file with the name of a chunk is visible from here, damaged or not. */
  public boolean shows(ChunkId chunk) {
    return store.list(RUNS).contains(file(chunk));
  }

  /**
   * Moves an unusable file out of the table. Only drivers do this, and they compute the chunk again
   * afterwards; so a good file that another driver published between the check and the move is soon
   * replaced.
   *
   * @param file a name of {@link Content#unusable}
   */
  public void putAside(String file, String reason, Map<ChunkId, Integer> planned) {
    String aside = QUARANTINE + UUID.randomUUID() + "-" + file + ".bad";
    if (store.move(RUNS + "/" + file, aside)) {
      LOG.warn("{}/{}/{} is unusable: {}. Moved to {}.", location(), RUNS, file, reason, aside);
      restore(aside, planned); // another driver may have moved the bad file already
    }
  }

  /**
   * Gives a chunk the name it should have.
   *
   * @param file a name of {@link Content#misnamed}
   */
  public void rename(String file, ChunkId chunk) {
    if (giveBack(RUNS + "/" + file, chunk)) {
      LOG.info("{}/{}/{} is now {}.", location(), RUNS, file, file(chunk));
    }
  }

  /**
   * Moves undamaged chunks back from quarantine: earlier versions did not recognise names in the
   * digits of other scripts.
   *
   * @return how many
   */
  public long restore(Map<ChunkId, Integer> planned) {
    return store.list(QUARANTINE_FOLDER).stream()
        .filter(file -> restore(QUARANTINE + file, planned))
        .count();
  }

  private boolean restore(String aside, Map<ChunkId, Integer> planned) {
    Optional<ChunkId> chunk =
        store
            .read(aside)
            .flatMap(held -> chunk(held, planned))
            .filter(held -> giveBack(aside, held));
    chunk.ifPresent(
        held -> LOG.info("{}/{} was restored from quarantine.", location(), name(held)));
    return chunk.isPresent();
  }

  /**
   * @return false if the chunk was already there
   */
  private boolean giveBack(String from, ChunkId chunk) {
    boolean isNew =
        store.read(from).filter(held -> store.createIfAbsent(name(chunk), held)).isPresent();
    if (isNew) {
      store.delete(from);
    }
    return isNew;
  }

  /**
   * Publishes the rows of a chunk atomically and at most once.
   *
   * @return the summary of the chunk in the table, written by this call or an earlier writer
   * @throws BrokenChunkException if the name is taken by a file that is not this chunk
   * @throws StoreException if the name is taken and cannot be read
   */
  public ChunkSummary publish(ChunkId chunk, List<RunRow> rows) {
    byte[] content = format.encode(chunk, rows, fingerprint(chunk));
    for (int tries = 0; tries < TRIES; tries++) {
      if (store.createIfAbsent(name(chunk), content)) {
        return ChunkSummary.of(rows);
      }
      Optional<ChunkSummary> there = published(chunk, rows.size());
      if (there.isPresent()) {
        return there.get();
      }
    }
    throw new StoreException(
        "cannot publish %s/%s: the name exists but cannot be read\nInspect it, move it away and run the command again."
            .formatted(location(), name(chunk)),
        null);
  }

  /** Where it is, for messages. */
  public String location() {
    return store.location();
  }

  private String name(ChunkId chunk) {
    return RUNS + "/" + file(chunk);
  }

  private String file(ChunkId chunk) {
    return chunk + "-" + fingerprint(chunk).substring(0, SHORT_FINGERPRINT) + CHUNK_SUFFIX;
  }

  private String fingerprint(ChunkId chunk) {
    return fingerprints.get(chunk.generation() - 1);
  }
}
