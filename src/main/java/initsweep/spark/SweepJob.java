package initsweep.spark;

import initsweep.data.DataSet;
import initsweep.store.ChunkSummary;
import initsweep.store.StoreLocation;
import initsweep.sweep.Chunk;
import initsweep.sweep.SweepPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Runs what is missing of a sweep: one Spark job, one task a chunk. */
public final class SweepJob {
  private final SweepPlan plan;
  private final DataSet data;
  private final StoreLocation location;
  private final String fingerprint;
  private final Map<Integer, ChunkSummary> published = new TreeMap<>();

  /**
   * @param location an output folder that is already claimed for this sweep
   * @param published the chunks that are there
   */
  public SweepJob(
      SweepPlan plan,
      DataSet data,
      StoreLocation location,
      String fingerprint,
      Map<Integer, ChunkSummary> published) {
    this.plan = plan;
    this.data = data;
    this.location = location;
    this.fingerprint = fingerprint;
    this.published.putAll(published);
  }

  /** The chunks that are not there yet, dearest first. */
  private List<Chunk> missing() {
    return plan.chunks().stream().filter(chunk -> !published.containsKey(chunk.number())).toList();
  }

  /**
   * Computes every missing chunk.
   *
   * @param progress told of every chunk when it is durable; called from Spark's threads, one at a
   *     time
   */
  public void run(JavaSparkContext spark, Consumer<Progress> progress) {
    List<Chunk> missing = missing();
    progress.accept(progress());
    if (missing.isEmpty()) {
      return;
    }
    Broadcast<DataSet> broadcast = spark.broadcast(data);
    try {
      submit(spark, missing, broadcast, progress);
    } finally {
      broadcast.destroy();
    }
  }

  private void submit(
      JavaSparkContext spark,
      List<Chunk> missing,
      Broadcast<DataSet> broadcast,
      Consumer<Progress> progress) {
    String name = plan.grid().spec().name();
    JavaRDD<Chunk> chunks = spark.parallelize(missing, missing.size()).setName("chunks of " + name);
    int runs = missing.stream().mapToInt(Chunk::size).sum();
    SparkContext context = spark.sc();
    context.setJobGroup(
        name,
        "Train %d runs of the sweep %s in %d chunks".formatted(runs, name, missing.size()),
        true);
    context.setCallSite("train and publish one chunk per task");
    context.runJob(
        chunks.rdd(),
        new ChunkTask(name, plan.grid(), broadcast, location, fingerprint),
        CollectionConverters.asScala(
                (List<Object>)
                    (List<?>) java.util.stream.IntStream.range(0, missing.size()).boxed().toList())
            .toSeq(),
        new Handler(missing, progress),
        ClassTag$.MODULE$.apply(ChunkSummary.class));
  }

  /** Runs in Spark's event loop, so it only takes note. */
  private final class Handler extends AbstractFunction2<Object, ChunkSummary, BoxedUnit> {
    private final List<Chunk> missing;
    private final Consumer<Progress> progress;

    Handler(List<Chunk> missing, Consumer<Progress> progress) {
      this.missing = missing;
      this.progress = progress;
    }

    @Override
    public BoxedUnit apply(Object partition, ChunkSummary summary) {
      published.put(missing.get((Integer) partition).number(), summary);
      progress.accept(progress());
      return BoxedUnit.UNIT;
    }
  }

  /** How far the sweep is. */
  public Progress progress() {
    return Progress.of(plan.grid().runCount(), published.values());
  }
}
