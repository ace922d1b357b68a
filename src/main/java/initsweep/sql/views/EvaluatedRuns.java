package initsweep.sql.views;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of the view {@code runs} that cells are compared by. Tuning runs only serve to choose
 * values and were not evaluated on the test set.
 */
public final class EvaluatedRuns {
  private static final String STAGE = "stage";

  private EvaluatedRuns() {}

  public static Dataset<Row> of(SparkSession spark) {
    Dataset<Row> runs = spark.table("runs");
    return Arrays.asList(runs.columns()).contains(STAGE)
        ? runs.filter(STAGE + " IS DISTINCT FROM 'tune'")
        : runs;
  }
}
