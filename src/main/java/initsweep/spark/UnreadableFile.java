package initsweep.spark;

import initsweep.storage.StoreException;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;

/** Finds the file of a table that Spark could not read, which Spark reports in many lines. */
final class UnreadableFile {
  private static final Set<String> CONDITIONS =
      Set.of("FAILED_READ_FILE", "CANNOT_READ_FILE_FOOTER");

  private UnreadableFile() {}

  /** A storage error that names the file; empty if the cause is not a file. */
  static Optional<StoreException> in(Throwable e) {
    return ExceptionUtils.getThrowableList(e).stream()
        .filter(SparkThrowable.class::isInstance)
        .map(SparkThrowable.class::cast)
        .filter(UnreadableFile::isAboutAFile)
        .map(known -> known.getMessageParameters().get("path"))
        .findFirst()
        .map(path -> StoreException.unusable(path, "Spark cannot read it", e));
  }

  private static boolean isAboutAFile(SparkThrowable e) {
    String condition = e.getCondition();
    return condition != null
        && CONDITIONS.contains(condition.replaceFirst("\\..*", ""))
        && e.getMessageParameters().containsKey("path");
  }
}
