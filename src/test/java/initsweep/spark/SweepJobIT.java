package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark's pages and its history server show of a sweep. */
class SweepJobIT {
  @TempDir private static Path folder;

  /** Takes down what the pages are made of. */
  private static final class Events extends SparkListener {
    private final List<String> descriptions = new CopyOnWriteArrayList<>();
    private final Map<String, Object> counts = new ConcurrentHashMap<>();

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      descriptions.add(job.properties().getProperty("spark.job.description"));
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted stage) {
      for (AccumulableInfo count :
          CollectionConverters.asJava(stage.stageInfo().accumulables()).values()) {
        if (count.name().isDefined() && count.value().isDefined()) {
          counts.put(count.name().get(), count.value().get());
        }
      }
    }
  }

  @Test
  void theJobSaysWhatItDoesAndCountsItsRuns() {
    SmallSweep small =
        SmallSweep.in(folder).withGrid("\"init\":[\"0.01\",\"xavier\",\"1e30\"],\"seed\":\"0..3\"");
    Events events = new Events();
    SparkSession spark = SmallSweep.session("local[2]");
    try {
      spark.sparkContext().addSparkListener(events);
      small.run(spark, "counted");
    } finally {
      spark.stop(); // and delivers what the listener has not heard yet
    }
    int chunks = small.plan().chunks().size();
    assertThat(events.descriptions)
        .containsExactly("Train 12 runs of the sweep small in %s chunks".formatted(chunks));
    assertThat(events.counts)
        .containsEntry("runs recorded", 12L)
        .containsEntry("runs diverged", 4L);
  }
}
