package initsweep.api;

import initsweep.data.DataException;
import initsweep.folder.ForeignOutputException;
import initsweep.run.Interruption;
import initsweep.spark.LostSparkException;
import initsweep.spark.StartException;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spelling.InvalidValueException;
import initsweep.sql.InvalidQueryException;
import initsweep.storage.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** The kinds of failures that are nobody's defect, in the order in which they are looked for. */
public enum Problem {
  /** A sweep file, a value, a name or a query is not valid. */
  INVALID(SweepFileException.class, InvalidValueException.class, InvalidQueryException.class),
  /** The data are not what they should be. */
  BAD_DATA(DataException.class),
  /** The output folder belongs to another sweep or is in use. */
  FOREIGN_OUTPUT(ForeignOutputException.class),
  /** Results cannot be read or written. */
  STORAGE(StoreException.class),
  /** Something that is needed to start is not there. */
  UNAVAILABLE(StartException.class),
  /** Interrupted; the same call goes on where it stopped. */
  INTERRUPTED(LostSparkException.class, Interruption.class);

  private final List<Class<? extends Throwable>> types;

  @SafeVarargs
  Problem(Class<? extends Throwable>... types) {
    this.types = List.of(types);
  }

  /**
   * A failure that was expected.
   *
   * @param known the exception among the causes whose message is for the user
   */
  public record Found(Problem problem, Throwable known) {}

  /** The known exception among the causes, since Spark wraps what an executor throws. */
  public static Optional<Found> in(Throwable failure) {
    return Stream.of(values()).flatMap(problem -> problem.find(failure).stream()).findFirst();
  }

  private Optional<Found> find(Throwable failure) {
    List<Throwable> chain = ExceptionUtils.getThrowableList(failure);
    return types.stream()
        .flatMap(type -> chain.stream().filter(type::isInstance))
        .findFirst()
        .map(known -> new Found(this, known));
  }
}
