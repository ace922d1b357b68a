package initsweep.api;

import initsweep.data.DataSet;
import initsweep.data.DataSets;
import initsweep.kernel.VectorModule;
import initsweep.ledger.Outcome;
import initsweep.plan.SweepPlan;
import initsweep.spark.Sweep;
import initsweep.spec.Grid;
import initsweep.spec.Remarks;
import initsweep.spec.SweepSpec;
import initsweep.storage.StoreLocation;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** A sweep before it runs. Each method gives another builder; the one it was asked of stays. */
public final class SweepBuilder {
  private final SparkSession spark;
  private final SweepSource source;
  private final List<String> overrides;
  private final String folder;
  private final boolean isExtending;
  private final Consumer<SweepProgress> listener;

  SweepBuilder(SparkSession spark, SweepSource source) {
    this(spark, source, List.of(), null, false, progress -> {});
  }

  private SweepBuilder(
      SparkSession spark,
      SweepSource source,
      List<String> overrides,
      String folder,
      boolean isExtending,
      Consumer<SweepProgress> listener) {
    this.spark = spark;
    this.source = source;
    this.overrides = overrides;
    this.folder = folder;
    this.isExtending = isExtending;
    this.listener = listener;
  }

  /**
   * Changes keys of the sweep file, as {@code --set} does.
   *
   * @param assignments such as {@code lr=0.1}, {@code seed=0..99} or {@code evaluate.every=100}
   */
  public SweepBuilder set(String... assignments) {
    List<String> all = Stream.concat(overrides.stream(), Stream.of(assignments)).toList();
    return new SweepBuilder(spark, source, all, folder, isExtending, listener);
  }

  /**
   * @param folder a path or URI that driver and executors share; {@code results/<name of the
   *     sweep>} if it is not said
   */
  public SweepBuilder out(String folder) {
    return new SweepBuilder(spark, source, overrides, folder, isExtending, listener);
  }

  /** Adds the runs that are new to a folder that holds another sweep over the same data. */
  public SweepBuilder extend() {
    return new SweepBuilder(spark, source, overrides, folder, true, listener);
  }

  /**
   * @param listener told, on the calling thread, whenever more runs are durable. What it throws
   *     ends the sweep, which can be resumed
   */
  public SweepBuilder onProgress(Consumer<SweepProgress> listener) {
    return new SweepBuilder(spark, source, overrides, folder, isExtending, listener);
  }

  /**
   * Trains what is missing of the sweep and waits for it. A folder that holds all of it is left as
   * it is, without a Spark job.
   *
   * @throws InitSweepException whose {@link InitSweepException#problem} says what to do
   */
  public SweepOutcome run() {
    return Guard.run(this::sweep);
  }

  private SweepOutcome sweep() {
    SweepSpec sweep = source.read(overrides);
    StoreLocation location = new StoreLocation(folder == null ? "results/" + sweep.name() : folder);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    location.requirePossible(hadoop);
    SweepPlan plan = SweepPlan.of(new Grid(sweep));
    DataSet data = DataSets.open(sweep.data(), hadoop);
    List<String> remarks =
        Stream.of(
                slowness(),
                Remarks.of(plan.grid()),
                data.remarks(),
                Remarks.ofData(sweep, data.examples()))
            .flatMap(List::stream)
            .toList();
    Outcome outcome =
        new Sweep(plan, data, location, isExtending)
            .run(spark, advance -> listener.accept(SweepProgress.of(advance)));
    return SweepOutcome.of(location.text(), remarks, outcome);
  }

  /** Executors elsewhere say in the table how wide their vectors were. */
  private List<String> slowness() {
    return spark.sparkContext().isLocal() && !VectorModule.isPresent()
        ? List.of(
            "this JVM was started without the Vector API, so training takes several times as long, with the same bits;"
                + " start it with --driver-java-options "
                + VectorModule.ADD)
        : List.of();
  }
}
