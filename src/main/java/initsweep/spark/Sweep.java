package initsweep.spark;

import initsweep.data.DataSet;
import initsweep.data.HeldOut;
import initsweep.data.ImageSet;
import initsweep.ledger.Advance;
import initsweep.ledger.ChunkRunner;
import initsweep.ledger.Outcome;
import initsweep.ledger.SweepDriver;
import initsweep.plan.SweepPlan;
import initsweep.run.RunKey;
import initsweep.spec.SweepSpec;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** A sweep whose chunks are computed by Spark. */
public final class Sweep {
  private final SweepPlan plan;
  private final DataSet data;
  private final StoreLocation location;
  private final boolean extend;

  /**
   * @param extend whether the sweep may be added to a folder of another sweep
   */
  public Sweep(SweepPlan plan, DataSet data, StoreLocation location, boolean extend) {
    this.plan = plan;
    this.data = data;
    this.location = location;
    this.extend = extend;
  }

  /**
   * Runs the sweep, or the part of it that is missing.
   *
   * @param progress called for every chunk once it is stored durably
   * @throws initsweep.folder.ForeignOutputException if the folder belongs to another sweep, or
   *     another driver is working there
   * @throws initsweep.storage.StoreException if the storage fails
   */
  public Outcome run(SparkSession spark, Consumer<Advance> progress) {
    return run(() -> spark, spark.sparkContext().hadoopConfiguration(), progress);
  }

  /**
   * The same with a session that is requested only if chunks are missing.
   *
   * @param hadoop configures the file system of the folder
   */
  public Outcome run(
      Supplier<SparkSession> session, Configuration hadoop, Consumer<Advance> progress) {
    requireImages();
    ChunkRunner job =
        (work, chunks, published) -> job(session.get(), hadoop).run(work, chunks, published);
    try (Store store = location.open(hadoop)) {
      return new SweepDriver(store, plan, data).run(extend, job, progress);
    }
  }

  private SweepJob job(SparkSession spark, Configuration hadoop) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new SweepJob(context, data, location.absolute(hadoop));
  }

  /** Checks that enough training images remain for a batch beside those held out. */
  private void requireImages() {
    if (data instanceof ImageSet images) {
      SweepSpec spec = plan.grid().spec();
      ImageSet trained = HeldOut.of(images, spec.evaluation().validation()).images();
      for (String batch : plan.grid().values(RunKey.BATCH)) {
        trained.requireBatch(Integer.parseInt(batch), spec.data());
      }
      for (String part : plan.grid().values(RunKey.TRAIN)) {
        RunKey.TRAIN.parse(part).requireImages(trained);
      }
    }
  }
}
