package initsweep.spark;

import initsweep.run.Interruption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** A value that is computed on a thread of its own. */
final class Background<V> {
  private final FutureTask<V> task;

  private Background(Supplier<V> computation) {
    task = new FutureTask<>(computation::get);
  }

  /**
   * @param computation sees the class loader of the calling thread, which has the jars of {@code
   *     --jars}
   */
  static <V> Background<V> start(String name, Supplier<V> computation) {
    Background<V> background = new Background<>(computation);
    Thread thread = new Thread(background.task, name);
    thread.setDaemon(true); // a command that has failed does not wait for it
    thread.start();
    return background;
  }

  /**
   * Waits for the value, or for what the computation threw, which is thrown here.
   *
   * @throws Interruption if the calling thread is interrupted
   */
  V get() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw ExceptionUtils.<RuntimeException>rethrow(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption();
    }
  }
}
