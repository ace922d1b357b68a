package initsweep.folder;

import initsweep.run.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Maps a list on a thread pool, since requests to a remote store are latency-bound.
 *
 * @param threads maximal number of threads; with 1, the caller's thread does everything
 */
record ParallelMap(int threads) {
  /**
   * The results in the order of the list.
   *
   * @throws Interruption if this thread was told to stop
   */
  <S, T> List<T> map(List<S> things, Function<S, T> work) {
    if (threads == 1 || things.size() < 2) {
      return things.stream().map(work).toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, things.size()));
    try {
      List<Future<T>> answers =
          things.stream().map(thing -> pool.submit(() -> work.apply(thing))).toList();
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (ExecutionException e) {
      return ExceptionUtils.rethrow(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption();
    } finally {
      pool.shutdownNow();
    }
  }
}
