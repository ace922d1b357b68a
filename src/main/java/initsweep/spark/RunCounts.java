package initsweep.spark;

import initsweep.table.ChunkSummary;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** The number of recorded runs as named accumulators, which Spark's UI shows while the job runs. */
final class RunCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LongAccumulator recorded;
  private final LongAccumulator diverged;
  private final LongAccumulator failed;

  RunCounts(SparkContext context) {
    recorded = context.longAccumulator("runs recorded");
    diverged = context.longAccumulator("runs diverged");
    failed = context.longAccumulator("runs failed");
  }

  /** Spark adds the counts of a task once, when it succeeds. */
  void add(ChunkSummary chunk) {
    recorded.add(chunk.runs());
    diverged.add(chunk.diverged());
    failed.add(chunk.failed());
  }
}
