package initsweep.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A store whose answers get lost now and then. When a write fails, the name says what happened: a
 * file that is there is either ours or an earlier writer's; if there is none, it is written again,
 * a few times.
 */
final class RetryingStore implements Store {
  private static final int TRIES = 4;

  private final Store store;
  private final Duration pause;

  /**
   * @param pause before the second try; each further one is four times as long
   */
  RetryingStore(Store store, Duration pause) {
    this.store = store;
    this.pause = pause;
  }

  @Override
  public boolean createIfAbsent(String name, byte[] content) {
    Duration wait = pause;
    for (int tries = 1; ; tries++) {
      try {
        return store.createIfAbsent(name, content);
      } catch (StoreException e) {
        Optional<byte[]> there = look(name, e);
        if (there.isPresent()) {
          return Arrays.equals(there.get(), content);
        }
        if (tries == TRIES) {
          throw e;
        }
        sleep(wait, e);
        wait = wait.multipliedBy(4);
      }
    }
  }

  /** Not tried again: whoever replaces a file can do so once more. */
  @Override
  public void replace(String name, byte[] content) {
    store.replace(name, content);
  }

  private Optional<byte[]> look(String name, StoreException failure) {
    try {
      return store.read(name);
    } catch (StoreException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  /** Whoever stops this thread gets the failure at once. */
  private static void sleep(Duration wait, StoreException failure) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  @Override
  public String location() {
    return store.location();
  }

  @Override
  public List<Entry> entries(String folder) {
    return store.entries(folder);
  }

  @Override
  public Optional<byte[]> read(String name) {
    return store.read(name);
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
