package initsweep.spark;

import initsweep.data.DataException;
import initsweep.data.DataSet;
import initsweep.folder.ForeignOutputException;
import initsweep.ledger.ChunkRunner;
import initsweep.ledger.LostJobException;
import initsweep.ledger.PlannedChunk;
import initsweep.run.Interruption;
import initsweep.spelling.Numbers;
import initsweep.storage.StoreException;
import initsweep.storage.StoreLocation;
import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Computes chunks as one Spark job with one task per chunk. */
final class SweepJob implements ChunkRunner {
  /** Permanent errors, for which the job is not submitted again. */
  private static final List<Class<? extends Throwable>> PERMANENT =
      List.of(
          StoreException.class,
          ForeignOutputException.class,
          DataException.class,
          Interruption.class);

  private static final long LOOK_SECONDS = 1;

  private final JavaSparkContext spark;
  private final DataSet data;
  private final StoreLocation location;
  private final RunTimeLimit limit;

  /** Whoever started the session may have jobs of their own. */
  private final String group = "InitSweep " + UUID.randomUUID();

  /**
   * @param location an absolute location
   * @throws initsweep.spelling.InvalidValueException if the time limit in Spark's settings is not a
   *     duration
   */
  SweepJob(JavaSparkContext spark, DataSet data, StoreLocation location) {
    this.spark = spark;
    this.data = data;
    this.location = location;
    this.limit = RunTimeLimit.of(spark.getConf());
  }

  /** A chunk's summary on its way to the driver's thread, or the end of the job. */
  private sealed interface Event {
    record Done(int partition, ChunkSummary summary) implements Event {}

    /**
     * @param failure null if the job succeeded
     */
    record End(Throwable failure) implements Event {}
  }

  @Override
  public void run(
      Work work, List<PlannedChunk> chunks, BiConsumer<ChunkId, ChunkSummary> published) {
    try {
      Broadcast<DataSet> broadcast = spark.broadcast(data);
      Broadcast<SerializableConfiguration> hadoop =
          spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
      try {
        RunCounts counts = new RunCounts(spark.sc());
        ChunkTask task = new ChunkTask(work, broadcast, location, hadoop, limit, counts);
        follow(submit(task, work, chunks), chunks, published);
      } finally {
        release(List.of(broadcast, hadoop));
      }
    } catch (Throwable e) { // Scala's checked SparkException too, which Java cannot name in a catch
      throw meaning(e);
    }
  }

  /**
   * Cancels what a failed job left running and frees its broadcasts; a stopped context has done so.
   */
  private void release(List<Broadcast<?>> broadcasts) {
    if (!spark.sc().isStopped()) {
      spark.sc().cancelJobGroup(group);
      broadcasts.forEach(Broadcast::destroy);
    }
  }

  private RuntimeException meaning(Throwable failure) {
    if (PERMANENT.stream().anyMatch(type -> ExceptionUtils.indexOfType(failure, type) >= 0)) {
      return ExceptionUtils.rethrow(failure);
    }
    if (StartFailures.isPermanent(failure)) {
      return StartFailures.explain(failure, SessionOnDemand.settings(spark.getConf()));
    }
    if (spark.sc().isStopped()) {
      return new LostSparkException(spark.sc().master(), failure);
    }
    return failure instanceof SparkException
        ? new LostJobException(firstLine(failure), failure)
        : ExceptionUtils.rethrow(failure);
  }

  /**
   * Handles events on the driver's thread: Spark's event loop only fills the queue, and whatever
   * waits for storage happens here.
   */
  private void follow(
      BlockingQueue<Event> events,
      List<PlannedChunk> chunks,
      BiConsumer<ChunkId, ChunkSummary> published)
      throws Throwable {
    Event event = take(events);
    while (event instanceof Event.Done done) {
      published.accept(chunks.get(done.partition()).id(), done.summary());
      event = take(events);
    }
    Throwable failure = ((Event.End) event).failure();
    if (failure != null) {
      throw failure;
    }
  }

  /** Polls, since a job whose context stops at the wrong moment never ends. */
  private Event take(BlockingQueue<Event> events) {
    Event event = poll(events);
    while (event == null) {
      if (spark.sc().isStopped()) {
        throw new IllegalStateException("Spark has stopped before the job ended");
      }
      event = poll(events);
    }
    return event;
  }

  /** Null if there is none for a while. */
  private static Event poll(BlockingQueue<Event> events) {
    try {
      return events.poll(LOOK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption();
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private BlockingQueue<Event> submit(ChunkTask task, Work work, List<PlannedChunk> chunks) {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    Thread job = new Thread(() -> events.add(run(task, work, chunks, events)), "sweep job");
    job.setDaemon(true);
    job.start();
    return events;
  }

  private Event.End run(
      ChunkTask task, Work work, List<PlannedChunk> chunks, BlockingQueue<Event> events) {
    ExecutorStarts starts = new ExecutorStarts(failure -> events.add(new Event.End(failure)));
    try {
      spark.sc().addSparkListener(starts);
      describe(work, chunks);
      JavaRDD<PlannedChunk> partitions = spark.parallelize(chunks, chunks.size());
      spark
          .sc()
          .runJob(
              partitions.setName("chunks").rdd(),
              task,
              CollectionConverters.asScala(
                      IntStream.range(0, chunks.size()).<Object>mapToObj(i -> i).toList())
                  .toSeq(),
              new Handler(events),
              ClassTag$.MODULE$.apply(ChunkSummary.class));
      return new Event.End(null);
    } catch (Throwable e) { // rethrown on the driver's thread
      return new Event.End(e);
    } finally {
      spark.sc().removeSparkListener(starts);
    }
  }

  private void describe(Work work, List<PlannedChunk> chunks) {
    String name = work.generations().get(work.generations().size() - 1).plan().grid().spec().name();
    int runs = chunks.stream().mapToInt(chunk -> chunk.chunk().size()).sum();
    SparkContext context = spark.sc();
    context.setJobGroup(
        group,
        "Train %s of the sweep %s in %s"
            .formatted(Numbers.counted(runs, "run"), name, Numbers.counted(chunks.size(), "chunk")),
        true);
    context.setCallSite("train and publish one chunk per task");
  }

  /** Runs in Spark's event loop, so it only queues the event. */
  private static final class Handler extends AbstractFunction2<Object, ChunkSummary, BoxedUnit> {
    private final BlockingQueue<Event> events;

    Handler(BlockingQueue<Event> events) {
      this.events = events;
    }

    @Override
    public BoxedUnit apply(Object partition, ChunkSummary summary) {
      if (summary != null) {
        events.add(new Event.Done((Integer) partition, summary));
      }
      return BoxedUnit.UNIT;
    }
  }
}
