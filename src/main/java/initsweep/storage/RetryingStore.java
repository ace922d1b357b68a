package initsweep.storage;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries operations on a store whose responses may get lost, or which may be unavailable for a
 * while. After a failed write the name is read: an existing file is either ours or an earlier
 * writer's; if there is none, it is written again. Permanent errors fail at once.
 */
public final class RetryingStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingStore.class);

  /**
   * Amounts to minutes, as each wait is twice the last; computing a chunk again would take longer.
   */
  private static final int TRIES_TO_WRITE = 12;

  /** Reads give up within seconds: the path may be wrong. */
  private static final int TRIES_TO_READ = 7;

  private static final Duration LOG_WAITS_ABOVE = Duration.ofSeconds(3);

  private final Store store;
  private final Duration pause;

  /**
   * @param pause the first wait
   */
  public RetryingStore(Store store, Duration pause) {
    this.store = store;
    this.pause = pause;
  }

  @Override
  public boolean createIfAbsent(String name, byte[] content) {
    try {
      return store.createIfAbsent(name, content);
    } catch (StoreException e) {
      return patiently(TRIES_TO_WRITE, () -> isOursNow(name, content, e));
    }
  }

  private boolean isOursNow(String name, byte[] content, StoreException failure) {
    Optional<byte[]> there = look(name, failure);
    if (there.isEmpty() && store.createIfAbsent(name, content)) {
      return true;
    }
    return Arrays.equals(there.or(() -> store.read(name)).orElse(null), content);
  }

  private Optional<byte[]> look(String name, StoreException failure) {
    try {
      return store.read(name);
    } catch (StoreException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  /** An interrupt of this thread ends the retries with the failure at once. */
  private <T> T patiently(int tries, Supplier<T> work) {
    Duration wait = pause;
    for (int failures = 1; ; failures++) {
      try {
        return work.get();
      } catch (StoreException e) {
        if (failures == tries || e.isPermanent()) {
          throw e;
        }
        sleep(wait, e);
        wait = wait.multipliedBy(2);
      }
    }
  }

  private static void sleep(Duration wait, StoreException failure) {
    if (wait.compareTo(LOG_WAITS_ABOVE) > 0) {
      LOG.warn(
          "{}. Trying again in {} s.",
          StoreException.firstLine(failure.getMessage()),
          wait.toSeconds());
    }
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  /** Not retried: the caller can simply replace the file again. */
  @Override
  public void replace(String name, byte[] content) {
    store.replace(name, content);
  }

  @Override
  public String location() {
    return store.location();
  }

  @Override
  public List<Entry> entries(String folder) {
    return patiently(TRIES_TO_READ, () -> store.entries(folder));
  }

  @Override
  public Optional<byte[]> read(String name) {
    return patiently(TRIES_TO_READ, () -> store.read(name));
  }

  @Override
  public boolean move(String name, String to) {
    return store.move(name, to);
  }

  @Override
  public void delete(String name) {
    store.delete(name);
  }

  @Override
  public void close() {
    store.close();
  }
}
