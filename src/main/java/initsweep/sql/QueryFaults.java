package initsweep.sql;

import initsweep.sql.views.RunViews;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** Tells what is the query's own fault, when it is read or while it runs, from what is not. */
final class QueryFaults {
  private QueryFaults() {}

  /**
   * @throws InvalidQueryException if the query is to blame
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

  /** The items as {@code reader} has them, each got under {@link #guard}. */
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
   * Spark did not understand it, or SQLSTATE is a data exception (22), such as a division by zero.
   */
  private static boolean isOfTheQuery(Throwable e) {
    return e instanceof AnalysisException
        || e instanceof SparkThrowable known
            && known.getSqlState() != null
            && known.getSqlState().startsWith("22");
  }

  /**
   * Spark's sentence without its error class in front and without the plan or the query behind, and
   * without the advice to change a setting, where a function is to be changed.
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

  /** What the sentence cannot know: what there is to ask, and which lists may be empty. */
  private static String hint(Throwable e) {
    if (e instanceof AnalysisException) {
      return "\nViews: %s; DESCRIBE runs lists the columns of one."
          .formatted(String.join(", ", RunViews.NAMES));
    }
    boolean isIndex = e instanceof SparkThrowable known && known.getCondition().contains("INDEX");
    return isIndex
        ? "\n"
            + "The lists of a run are empty where it failed, diverged at once or was not trained:"
            + " test status, or size(…) > 0."
        : "";
  }
}
