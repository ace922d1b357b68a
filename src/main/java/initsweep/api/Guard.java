package initsweep.api;

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
      throw Problem.in(e)
          .<RuntimeException>map(found -> new InitSweepException(found.problem(), found.known(), e))
          .orElseGet(() -> ExceptionUtils.rethrow(e));
    }
  }
}
