package initsweep.sql.charts;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import initsweep.result.RunMeasure;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The column {@code shown}: of a run what {@code show.metric} of the sweep file asks for, of a
 * verdict 1 if the run has it and else 0. Null if nothing is asked for, or what {@code report/axes}
 * has of every sweep. Beside it {@code is_share}, whether a verdict is asked for.
 */
final class ShownColumn {
  /** What {@code report/axes} computes of every sweep. */
  private static final Set<String> SHOWN_ANYWAY =
      Set.of("test_accuracy", "share(network_dead)", "share(healthy)");

  private ShownColumn() {}

  /**
   * @param runs with the columns of the view {@code runs}
   * @param metric as {@link RunMeasure} spells it; null for none
   */
  static Dataset<Row> added(Dataset<Row> runs, String metric) {
    RunMeasure measure =
        metric == null || SHOWN_ANYWAY.contains(metric) ? null : RunMeasure.parse(metric);
    return runs.withColumn("shown", value(measure).cast("DOUBLE"))
        .withColumn("is_share", lit(measure != null && measure.verdict() != null));
  }

  private static Column value(RunMeasure measure) {
    if (measure == null) {
      return lit(null);
    }
    return expr(
        measure.verdict() == null
            ? measure.column()
            : "int(overall_verdict(verdict, gradient_verdict, input_insensitive) = '%1$s' OR training_verdict = '%1$s')"
                .formatted(measure.verdict()));
  }
}
