package initsweep.sql.views;

import initsweep.result.Status;
import initsweep.spelling.Vocabulary;
import initsweep.statistics.Cell;
import initsweep.statistics.MeasuredRun;
import initsweep.statistics.Metric;
import initsweep.statistics.Studies;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.tuning.Tuned;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * The statistics over the seeds of a sweep, from the view {@code runs}. The driver collects only
 * the varying keys, the status and the metrics of each run.
 */
public final class StudiesOfRuns {
  private static final String[] COLUMNS =
      Stream.concat(Stream.of("seed", "status"), Stream.of(Metric.values()).map(Metric::toString))
          .toArray(String[]::new);

  private StudiesOfRuns() {}

  /** Needs the view {@code runs}. */
  public static Studies read(SparkSession spark) {
    return read(spark, TuningRuns.read(spark));
  }

  /** The same with tuning runs that are read already. */
  public static Studies read(SparkSession spark, Tuned tuned) {
    VaryingKeys keys = ConfigColumns.varying(spark);
    RunCells runCells = RunCells.of(spark, keys);
    List<Cell> cells = List.copyOf(runCells.cells());
    Map<Cell, Row> numbers = new HashMap<>();
    cells.forEach(cell -> numbers.put(cell, RowFactory.create(numbers.size())));
    return Studies.of(
        keys,
        runCells.labelled("cell INT", numbers, COLUMNS).collectAsList().stream()
            .map(row -> run(cells.get(row.<Integer>getAs("cell")), row))
            .toList(),
        tuned.choosing());
  }

  private static MeasuredRun run(Cell cell, Row row) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      Double value = row.getAs(metric.toString());
      if (value != null) {
        metrics.put(metric, value);
      }
    }
    return new MeasuredRun(
        cell,
        row.<Long>getAs("seed"),
        Vocabulary.choose(Status.class, row.getAs("status"), "a status"),
        metrics);
  }
}
