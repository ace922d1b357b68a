package initsweep.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease of this driver, kept alive until it is closed. */
public final class HeldLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);
  private static final Duration BEATS = Lease.STALE.dividedBy(6);

  private final Store store;
  private final Clock clock;
  private final Lease mine;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lease");
            thread.setDaemon(true);
            return thread;
          });

  private HeldLease(Store store, Clock clock, Lease mine, Duration beats) {
    this.store = store;
    this.clock = clock;
    this.mine = mine;
    heart.scheduleWithFixedDelay(
        this::beat, beats.toMillis(), beats.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lease of a folder, from a driver that is gone if need be.
   *
   * @throws ForeignOutputException if another driver is at work there
   */
  public static HeldLease take(Store store, Clock clock) {
    return take(store, clock, BEATS);
  }

  /**
   * @param beats how often to say that this driver is alive
   */
  static HeldLease take(Store store, Clock clock, Duration beats) {
    Lease mine = Lease.mine(clock);
    Optional<Lease> there = Lease.read(store);
    if (there.filter(lease -> lease.isStale(clock)).isPresent()) {
      LOG.warn("{}: taking over from a driver that is gone, {}", store.location(), there.get());
      store.delete(Lease.NAME);
    }
    if (!store.createIfAbsent(Lease.NAME, mine.toJson())) {
      throw inUse(store);
    }
    return new HeldLease(store, clock, mine, beats);
  }

  private static ForeignOutputException inUse(Store store) {
    String who =
        Lease.read(store)
            .map(
                lease ->
                    "process %s on %s, which was alive at %s"
                        .formatted(lease.pid(), lease.host(), lease.heartbeat()))
            .orElse("a driver that has just ended");
    return new ForeignOutputException(
        "%s is in use by %s\nWait for it to end; should it be dead, run the same command again %s s after that time, or delete %s."
            .formatted(store.location(), who, Lease.STALE.toSeconds(), Lease.NAME));
  }

  /** Says that this driver is alive. At no moment is there no lease, or half of one. */
  private void beat() {
    try {
      if (isMine()) {
        store.replace(Lease.NAME, Lease.mine(clock).toJson());
      }
    } catch (RuntimeException e) { // whatever it is, the executor would never beat again
      LOG.warn("Cannot renew the lease: {}", e.getMessage());
    }
  }

  private boolean isMine() {
    return Lease.read(store).filter(mine::isOfSameProcess).isPresent();
  }

  /** Lets the next driver in. A lease that cannot be deleted goes stale by itself. */
  @Override
  public void close() {
    boolean isInterrupted = Thread.interrupted(); // the lease is given back all the same
    heart.shutdownNow();
    try {
      heart.awaitTermination(BEATS.toSeconds(), TimeUnit.SECONDS);
      if (isMine()) {
        store.delete(Lease.NAME);
      }
    } catch (StoreException e) {
      LOG.warn("Cannot give the lease back: {}", e.getMessage());
    } catch (InterruptedException e) {
      isInterrupted = true;
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
