package initsweep.ledger;

import initsweep.folder.Completion;
import initsweep.folder.HeldLease;
import initsweep.folder.SweepFolder;
import initsweep.run.Interruption;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.storage.StoreProbe;
import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import initsweep.table.RunDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the plan with the published chunks: scans the table, has the missing chunks computed,
 * and declares completion. Trusts only what it finds in the table.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  /** How often a job is submitted before the sweep gives up with an error. */
  private static final int ROUNDS = 4;

  private final Store store;
  private final SweepFolder folder;
  private final ChunkRunner.Work work;
  private final Duration patience;
  private final Clock clock;
  private final Map<ChunkId, PlannedChunk> planned = new LinkedHashMap<>();
  private final Map<ChunkId, Integer> sizes = new TreeMap<>();
  private Map<ChunkId, ChunkSummary> published = new TreeMap<>();
  private double secondsPlanned;
  private double secondsDone;
  private boolean isShared;

  /**
   * @param patience how long a file that an executor has published may stay invisible to the
   *     driver, as over NFS
   */
  Ledger(Store store, SweepFolder folder, ChunkRunner.Work work, Duration patience, Clock clock) {
    this.store = store;
    this.folder = folder;
    this.work = work;
    this.patience = patience;
    this.clock = clock;
    work.generations().stream()
        .flatMap(Generation::chunks)
        .forEach(
            chunk -> {
              planned.put(chunk.id(), chunk);
              sizes.put(chunk.id(), chunk.chunk().size());
              secondsPlanned += chunk.chunk().estimate();
            });
  }

  /**
   * Has every missing chunk computed.
   *
   * @param isLast whether no other stage follows, so that the table is complete afterwards
   * @param progress called for every chunk once it is stored durably
   * @throws StoreException if the storage fails, or chunks are still missing after {@link #ROUNDS}
   *     jobs
   * @throws initsweep.folder.ForeignOutputException if another driver is working in the folder, or
   *     took over meanwhile
   */
  Outcome settle(boolean isLast, ChunkRunner runner, Consumer<Advance> progress) {
    SweepFolder.Content content = folder.inspect(sizes, published);
    adopt(content);
    long before = progress().done();
    progress.accept(advance());
    if (!missing().isEmpty() || !content.isClean()) {
      try (HeldLease lease = HeldLease.take(store, clock)) {
        StoreProbe.check(store);
        Completion.withdraw(store);
        rescan();
        before = progress().done(); // including chunks found under another name
        compute(runner, lease, progress);
      }
    }
    Completion completion = completion();
    if (isLast) {
      completion.declare(store);
    }
    HeldLease.removeStale(store, clock);
    return new Outcome(progress(), completion.runs() - before, completion.digest(), List.of());
  }

  private void compute(ChunkRunner runner, HeldLease lease, Consumer<Advance> progress) {
    LostJobException lost = null;
    for (int round = 1; round <= ROUNDS && !missing().isEmpty(); round++) {
      try {
        runner.run(
            work,
            missing(),
            (chunk, summary) -> {
              record(chunk, summary, progress);
              lease.requireHeld();
            });
      } catch (LostJobException e) {
        LOG.warn("Job {} of {} died: {}", round, ROUNDS, e.getMessage());
        lost = e;
      }
      rescan();
    }
    requireAll(lost);
  }

  /**
   * Lists the table. Unusable files are moved to quarantine and their chunks count as missing; an
   * undamaged chunk under another name, in the table or in quarantine, gets its own name back.
   */
  private void rescan() {
    adopt(inspect());
    if (!missing().isEmpty() && folder.restore(sizes) > 0) {
      adopt(inspect());
    }
  }

  private SweepFolder.Content inspect() {
    SweepFolder.Content content = folder.inspect(sizes, published);
    content.unusable().forEach((file, reason) -> folder.putAside(file, reason, sizes));
    if (content.misnamed().isEmpty()) {
      return content;
    }
    content.misnamed().forEach(folder::rename);
    return inspect(); // of two files with the same chunk, the second is unusable
  }

  private void adopt(SweepFolder.Content content) {
    published = new TreeMap<>(content.whole());
    secondsDone = published.keySet().stream().mapToDouble(this::seconds).sum();
  }

  private double seconds(ChunkId chunk) {
    return planned.get(chunk).chunk().estimate();
  }

  private void record(ChunkId chunk, ChunkSummary summary, Consumer<Advance> progress) {
    if (!isShared) {
      requireVisible(chunk);
      isShared = true;
    }
    if (published.put(chunk, summary) == null) {
      secondsDone += seconds(chunk);
    }
    progress.accept(advance());
  }

  private void requireVisible(ChunkId chunk) {
    Patience waiting = new Patience(patience);
    while (!folder.shows(chunk)) {
      if (!waiting.canWait()) {
        Interruption.check();
        throw new StoreException(
            "%s is not on a shared file system: an executor has published a file there that the driver does not see\nWrite to a folder that the driver and all executors share: NFS, hdfs:// or s3a://."
                .formatted(folder.location()),
            null);
      }
    }
  }

  private List<PlannedChunk> missing() {
    return planned.values().stream().filter(chunk -> !published.containsKey(chunk.id())).toList();
  }

  private void requireAll(LostJobException lost) {
    if (!missing().isEmpty()) {
      throw new StoreException(
          "%s holds %s of %s planned runs after %s jobs%s\nRun the same command again to compute what is missing."
              .formatted(
                  folder.location(),
                  progress().done(),
                  progress().planned(),
                  ROUNDS,
                  lost == null ? "" : "; the last one died: " + lost.getMessage()),
          lost);
    }
  }

  private Advance advance() {
    return new Advance(null, progress(), secondsPlanned, secondsDone);
  }

  private Progress progress() {
    long runs = sizes.values().stream().mapToLong(Integer::longValue).sum();
    return Progress.of(runs, published.values());
  }

  private Completion completion() {
    Progress all = progress();
    List<String> digests = published.values().stream().map(ChunkSummary::digest).toList();
    return new Completion(all.done(), all.diverged(), all.failed(), RunDigest.ofAll(digests));
  }
}
