package initsweep.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store with something in the way of its calls. */
public final class HinderedStore implements Store {
  /** What happens before and after a call of the given name; what it throws, the call throws. */
  public interface Hindrance {
    void before(String call);

    default void after(String call) {}
  }

  private final Store store;
  private final Hindrance hindrance;

  public HinderedStore(Store store, Hindrance hindrance) {
    this.store = store;
    this.hindrance = hindrance;
  }

  private <T> T call(String name, Supplier<T> work) {
    hindrance.before(name);
    T answer = work.get();
    hindrance.after(name);
    return answer;
  }

  @Override
  public String location() {
    return store.location();
  }

  @Override
  public List<Entry> entries(String folder) {
    return call("entries", () -> store.entries(folder));
  }

  @Override
  public boolean createIfAbsent(String name, byte[] content) {
    return call("createIfAbsent", () -> store.createIfAbsent(name, content));
  }

  @Override
  public void replace(String name, byte[] content) {
    call(
        "replace",
        () -> {
          store.replace(name, content);
          return true;
        });
  }

  @Override
  public Optional<byte[]> read(String name) {
    return call("read", () -> store.read(name));
  }

  @Override
  public boolean move(String name, String to) {
    return call("move", () -> store.move(name, to));
  }

  @Override
  public void delete(String name) {
    call(
        "delete",
        () -> {
          store.delete(name);
          return true;
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
