package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Tells of the files that appear in a folder. */
final class FolderWatch implements AutoCloseable {
  /** Only against hanging; the first command also makes the class archive. */
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(15);

  private final WatchService service;
  private final Deque<String> appeared = new ArrayDeque<>();

  FolderWatch(Path folder) throws IOException {
    service = FileSystems.getDefault().newWatchService();
    folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
  }

  /**
   * Waits for the next file.
   *
   * @return false if the process that should have made it has ended
   */
  boolean awaitFile(Submission maker) throws InterruptedException {
    awaitAny(maker);
    return appeared.poll() != null;
  }

  private boolean awaitAny(Submission maker) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (appeared.isEmpty() && maker.isAlive()) {
      assertThat(System.nanoTime()).as("a file appears in time").isLessThan(until);
      take(service.poll(1, TimeUnit.SECONDS));
    }
    return !appeared.isEmpty();
  }

  /** Waits for the next file whose name starts so. */
  boolean awaitFile(String prefix, Submission maker) throws InterruptedException {
    appeared.removeIf(file -> !file.startsWith(prefix));
    while (appeared.isEmpty() && awaitAny(maker)) {
      appeared.removeIf(file -> !file.startsWith(prefix));
    }
    return appeared.poll() != null;
  }

  /** Waits for several, one after the other. */
  boolean awaitFiles(int count, Submission maker) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (!awaitFile(maker)) {
        return false;
      }
    }
    return true;
  }

  /** What appeared before is of no interest any more. */
  void forget() {
    take(service.poll());
    appeared.clear();
  }

  private void take(WatchKey key) {
    if (key != null) {
      for (WatchEvent<?> event : key.pollEvents()) {
        appeared.add(String.valueOf(event.context()));
      }
      key.reset();
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
