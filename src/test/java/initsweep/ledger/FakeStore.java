package initsweep.ledger;

import initsweep.storage.Store;
import initsweep.storage.StoreException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A store in memory that does to its callers whatever a seeded plan of faults says: ends their
 * process before or after any call, loses an answer, runs out of space, stops the caller while
 * another process works, or lets a write happen long after its writer is gone.
 */
final class FakeStore implements Store {
  private final TreeMap<String, byte[]> files = new TreeMap<>();
  private final Queue<Runnable> late = new ArrayDeque<>();
  private final boolean hasRename;
  private Faults faults = Faults.NONE;
  private int calls;

  /**
   * @param hasRename whether moving is one step, as on HDFS, or two, as on S3
   */
  FakeStore(boolean hasRename) {
    this.hasRename = hasRename;
  }

  /** From now on. */
  void suffer(Faults faults) {
    this.faults = faults;
  }

  int calls() {
    return calls;
  }

  Map<String, byte[]> files() {
    return files;
  }

  /** Lets everything happen that dead writers had on its way. */
  void settle() {
    while (!late.isEmpty()) {
      late.remove().run();
    }
  }

  private <T> T call(boolean isWrite, Supplier<T> work) {
    calls++;
    Faults.Fault fault = faults.next(isWrite);
    if (fault == Faults.Fault.LATE_WRITER_ARRIVES && !late.isEmpty()) {
      late.remove().run();
    }
    switch (fault) {
      case CRASH_BEFORE -> throw new Crash();
      case NO_SPACE -> throw new StoreException("no space left", null);
      case CRASH_AND_WRITE_LATE -> {
        late.add(new FutureTask<>(work::get));
        throw new Crash();
      }
      case STOPPED -> faults.meanwhile().run();
      default -> {}
    }
    T answer = work.get();
    switch (fault) {
      case CRASH_AFTER -> throw new Crash();
      case ANSWER_LOST -> throw new StoreException("answer lost", null);
      default -> {}
    }
    return answer;
  }

  @Override
  public String location() {
    return "fake";
  }

  @Override
  public List<Entry> entries(String folder) {
    String prefix = folder + "/";
    return call(
        false,
        () ->
            files.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> entry(name, prefix))
                .distinct()
                .toList());
  }

  private Entry entry(String name, String prefix) {
    int end = name.indexOf('/', prefix.length());
    return end < 0
        ? new Entry(name.substring(prefix.length()), files.get(name).length, false)
        : new Entry(name.substring(prefix.length(), end), 0, true);
  }

  @Override
  public boolean createIfAbsent(String name, byte[] content) {
    return call(true, () -> files.putIfAbsent(name, content) == null);
  }

  @Override
  public void replace(String name, byte[] content) {
    call(true, () -> files.put(name, content));
  }

  @Override
  public Optional<byte[]> read(String name) {
    return call(false, () -> Optional.ofNullable(files.get(name)));
  }

  @Override
  public boolean move(String name, String to) {
    if (hasRename) {
      return call(false, () -> copy(name, to) && files.remove(name) != null);
    }
    return call(true, () -> copy(name, to)) && call(false, () -> files.remove(name) != null);
  }

  private boolean copy(String name, String to) {
    byte[] content = files.get(name);
    return content != null && files.putIfAbsent(to, content) == null;
  }

  @Override
  public void delete(String name) {
    call(false, () -> files.remove(name));
  }

  @Override
  public void close() {}
}
