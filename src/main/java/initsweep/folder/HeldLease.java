package initsweep.folder;

import initsweep.storage.Store;
import initsweep.storage.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease of this driver, kept alive until it is closed. */
public final class HeldLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);
  private static final Duration BEATS = Lease.STALE.dividedBy(6);

  private final Store store;
  private final Clock clock;
  private final Lease mine;

  /** The lease of the driver that took over; null while this driver holds it. */
  private volatile Lease successor;

  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          BasicThreadFactory.builder().namingPattern("lease").daemon().build());

  private HeldLease(Store store, Clock clock, Lease mine, Duration beats) {
    this.store = store;
    this.clock = clock;
    this.mine = mine;
    heart.scheduleWithFixedDelay(
        this::beat, beats.toMillis(), beats.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lease of a folder, also from a driver that no longer runs.
   *
   * @throws ForeignOutputException if another driver is working there
   */
  public static HeldLease take(Store store, Clock clock) {
    return take(store, clock, BEATS);
  }

  /**
   * @param beats the interval between heartbeats
   */
  static HeldLease take(Store store, Clock clock, Duration beats) {
    Lease mine = Lease.mine(clock);
    removeStale(store, clock);
    if (!store.createIfAbsent(Lease.NAME, mine.toJson())) {
      throw inUse(store);
    }
    return new HeldLease(store, clock, mine, beats);
  }

  /**
   * Removes the lease of a driver that no longer runs, so that a finished folder does not look in
   * use.
   */
  public static void removeStale(Store store, Clock clock) {
    Optional<Lease> there = Lease.read(store).filter(lease -> lease.isStale(clock));
    if (there.isPresent()) {
      LOG.warn(
          "{}: removing the lease of a driver that no longer runs, {}",
          store.location(),
          who(there.get()));
      store.delete(Lease.NAME);
    }
  }

  private static ForeignOutputException inUse(Store store) {
    String who = Lease.read(store).map(HeldLease::who).orElse("a driver that has just exited");
    return new ForeignOutputException(
        ("%s is in use by %s\nWait until it finishes. If it was killed, run the same command"
                + " again %s s after that time, or delete %s.")
            .formatted(store.location(), who, Lease.STALE.toSeconds(), Lease.NAME));
  }

  private static String who(Lease lease) {
    return "process %s on %s, which was alive at %s"
        .formatted(lease.process().pid(), lease.host(), lease.heartbeat());
  }

  /** Renewed atomically: a reader sees the old lease or the new one, whole. */
  private void beat() {
    try {
      Optional<Lease> there = Lease.read(store);
      if (there.isEmpty()) { // deleted by hand: take it again, unless another driver is faster
        store.createIfAbsent(Lease.NAME, mine.renewed(clock).toJson());
      } else if (there.get().isSameAs(mine)) {
        store.replace(Lease.NAME, mine.renewed(clock).toJson());
      } else {
        successor = there.get();
      }
    } catch (RuntimeException e) { // an exception would cancel the heartbeat for good
      LOG.warn("Cannot renew the lease: {}", e.getMessage());
    }
  }

  /**
   * Ends this driver if another one has taken over, since two drivers would compute everything
   * twice.
   *
   * @throws ForeignOutputException if another driver has taken over, as it may after a minute
   *     without heartbeat
   */
  public void requireHeld() {
    Lease other = successor;
    if (other != null) {
      throw new ForeignOutputException(
          ("%s was taken over by %s: this driver had sent no heartbeat for more than %s s\nAll"
                  + " chunks it has published are kept. Wait for the other driver to finish, then"
                  + " run the same command again to see the results.")
              .formatted(store.location(), who(other), Lease.STALE.toSeconds()));
    }
  }

  private boolean isMine() {
    return Lease.read(store).filter(mine::isSameAs).isPresent();
  }

  /** Releases the lease. A lease that cannot be deleted expires by itself. */
  @Override
  public void close() {
    boolean isInterrupted = Thread.interrupted(); // the lease is released nevertheless
    heart.shutdownNow();
    try {
      heart.awaitTermination(BEATS.toSeconds(), TimeUnit.SECONDS);
      if (isMine()) {
        store.delete(Lease.NAME);
      }
    } catch (StoreException e) {
      LOG.warn("Cannot release the lease: {}", e.getMessage());
    } catch (InterruptedException e) {
      isInterrupted = true;
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
