package initsweep.api;

import initsweep.run.Interruption;
import initsweep.spark.Sessions;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Gives every expected failure the one type that callers see. */
final class Guard {
  private Guard() {}

  /**
   * @throws InitSweepException for what {@link Problem} knows; anything else as it was thrown
   */
  static <T> T run(Supplier<T> work) {
    try {
      return work.get();
    } catch (Exception e) { // Scala's checked SparkException, which Java cannot name in a catch
      throw problem(e)
          .<RuntimeException>map(found -> new InitSweepException(found.problem(), found.known(), e))
          .orElseGet(() -> ExceptionUtils.rethrow(e));
    }
  }

  /** Java lets no interrupted thread read or write a file, for which storage is not to blame. */
  private static Optional<Problem.Found> problem(Exception e) {
    Optional<Problem.Found> found = Problem.in(Sessions.meaning(e));
    boolean isOfStorage = found.filter(each -> each.problem() == Problem.STORAGE).isPresent();
    return isOfStorage && Thread.currentThread().isInterrupted()
        ? Problem.in(new Interruption())
        : found;
  }
}
