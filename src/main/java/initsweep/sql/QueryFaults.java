package initsweep.sql;

import initsweep.sql.views.RunViews;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** Distinguishes errors of the query, in analysis or at run time, from other failures. */
final class QueryFaults {
  private QueryFaults() {}

  /**
   * @throws InvalidQueryException if the query is the cause
   */
  static <T> T guard(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) { // Scala's checked AnalysisException, which Java cannot name in a catch
      Throwable fault =
          ExceptionUtils.getThrowableList(e).stream()
              .filter(QueryFaults::isOfTheQuery)
              .findFirst()
              .orElse(null);
      if (fault == null) {
        return ExceptionUtils.rethrow(e);
      }
      throw new InvalidQueryException(message(fault), e);
    }
  }

  /** The items mapped by {@code reader}, each fetched under {@link #guard}. */
  static <S, T> Iterator<T> guard(Iterator<S> items, Function<S, T> reader) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return guard(items::hasNext);
      }

      @Override
      public T next() {
        return guard(() -> reader.apply(items.next()));
      }
    };
  }

  /**
   * Whether Spark's analysis failed, or SQLSTATE is a data exception (22), such as a division by
   * zero, or the parser found a number too long for its place, as in {@code DECIMAL(99999999999)}.
   */
  private static boolean isOfTheQuery(Throwable e) {
    return e instanceof AnalysisException
        || e instanceof NumberFormatException
        || e instanceof SparkThrowable known
            && known.getSqlState() != null
            && known.getSqlState().startsWith("22");
  }

  /**
   * Spark's message without its error class, without the plan or query it appends, and without the
   * advice to change a setting where the query should use another function.
   */
  private static String message(Throwable e) {
    String whole =
        e instanceof AnalysisException analysis ? analysis.getSimpleMessage() : e.getMessage();
    String sentence = whole.strip().lines().findFirst().orElse("not understood");
    String plain =
        sentence
            .replaceFirst("^\\[[A-Z_.]+\\] ", "")
            .replaceFirst(" ?If necessary set \"?spark\\.sql\\.ansi\\.enabled[^.]*\\.", "")
            .replaceFirst(" ?SQLSTATE: \\w+;?", "");
    return plain + hint(e);
  }

  /** A hint that Spark's message lacks: the available views, and which lists may be empty. */
  private static String hint(Throwable e) {
    if (e instanceof AnalysisException) {
      return "\nViews: %s; DESCRIBE runs lists the columns of one."
          .formatted(String.join(", ", RunViews.NAMES));
    }
    boolean isIndex = e instanceof SparkThrowable known && known.getCondition().contains("INDEX");
    return isIndex
        ? "\n"
            + "The lists of a run are empty if it failed, diverged at once or was not trained:"
            + " test status, or size(…) > 0."
        : "";
  }
}
