package initsweep.sql.views;

import initsweep.result.Status;
import initsweep.spelling.Vocabulary;
import initsweep.statistics.Cell;
import initsweep.statistics.MeasuredRun;
import initsweep.statistics.Metric;
import initsweep.statistics.Studies;
import initsweep.statistics.tuning.Tuned;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The statistics over the seeds of a sweep, from the view {@code runs}. The driver collects only
 * the status and the metrics of each run.
 *
 * @param areCompleted whether all these runs are
 */
public record StudiesOfRuns(
    RunCells cells, Tuned tuned, Studies studies, RunSeeds seeds, boolean areCompleted) {
  private static final String[] COLUMNS =
      Stream.concat(Stream.of("seed", "status"), Stream.of(Metric.values()).map(Metric::toString))
          .toArray(String[]::new);

  public static StudiesOfRuns of(RunCells cells) {
    Tuned tuned = TuningRuns.read(cells);
    List<MeasuredRun> runs = measured(cells);
    return new StudiesOfRuns(
        cells,
        tuned,
        Studies.of(cells.keys(), runs, tuned.choosing()),
        RunSeeds.of(runs),
        runs.stream().allMatch(run -> run.status() == Status.COMPLETED));
  }

  private static List<MeasuredRun> measured(RunCells runs) {
    List<Cell> cells = runs.cells();
    return runs
        .labelled("cell INT", kind -> RowFactory.create(runs.place(kind.cell())), COLUMNS)
        .collectAsList()
        .stream()
        .map(row -> run(cells.get(row.<Integer>getAs("cell")), row))
        .toList();
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
