package initsweep.api;

import initsweep.storage.StoreLocation;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Where to begin:
 *
 * <pre>{@code
 * SweepOutcome outcome = InitSweep.on(spark).sweep(Path.of("conf/book.yaml")).out("results/book").run();
 * Dataset<Row> summary = InitSweep.open(spark, "results/book").view("summary");
 * }</pre>
 */
public final class InitSweep {
  private final SparkSession spark;

  private InitSweep(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * @param spark a session of Spark 4 in this JVM; it is left running
   * @throws InitSweepException UNAVAILABLE if it is another Spark, or a client of Spark Connect
   */
  public static InitSweep on(SparkSession spark) {
    return new InitSweep(CallersSession.require(spark));
  }

  /**
   * The results in an output folder, also while their sweep is running.
   *
   * @param folder a path or URI, as after {@code --out}; a path belongs to Hadoop's default file
   *     system
   * @throws InitSweepException UNAVAILABLE as {@link #on}; INVALID if the folder has no name
   */
  public static Results open(SparkSession spark, String folder) {
    CallersSession.require(spark);
    return Guard.run(() -> new Results(spark, new StoreLocation(folder)));
  }

  /**
   * A sweep that a file describes.
   *
   * @param file on the driver's machine
   */
  public SweepBuilder sweep(Path file) {
    return new SweepBuilder(spark, SweepSource.of(file));
  }

  /**
   * A sweep that a text describes.
   *
   * @param yaml what a sweep file would hold, with its {@code name}
   */
  public SweepBuilder sweep(String yaml) {
    return new SweepBuilder(spark, SweepSource.of(yaml));
  }
}
