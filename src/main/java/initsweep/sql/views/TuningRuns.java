package initsweep.sql.views;

import static org.apache.spark.sql.functions.col;

import initsweep.result.Status;
import initsweep.spelling.Vocabulary;
import initsweep.statistics.Cell;
import initsweep.statistics.Run;
import initsweep.statistics.tuning.Tuned;
import initsweep.statistics.tuning.TuningPlan;
import initsweep.statistics.tuning.TuningRun;
import java.util.List;
import org.apache.spark.sql.Row;

/** The tuning runs of the view {@code runs}. */
public final class TuningRuns {
  private TuningRuns() {}

  public static Tuned read(RunCells cells) {
    TuningPlan plan = cells.plan();
    return Tuned.of(plan, plan.isTuned() ? runs(cells) : List.of());
  }

  private static List<TuningRun> runs(RunCells cells) {
    return cells
        .session()
        .table("runs")
        .filter("stage = 'tune'")
        .select(
            RunCells.KIND,
            col("seed"),
            col("status"),
            col("study"),
            col("rung"),
            col("digest"),
            col(cells.plan().by().toString()).as("by"))
        .collectAsList()
        .stream()
        .map(row -> run(row, cells))
        .toList();
  }

  private static TuningRun run(Row row, RunCells cells) {
    String kind = row.getAs("kind");
    Run run =
        new Run(
            cells.cell(kind),
            row.<Long>getAs("seed"),
            Vocabulary.choose(Status.class, row.getAs("status"), "a status"),
            row.getAs("by"));
    return new TuningRun(
        run,
        new Cell(cells.tuned(kind)),
        row.<Integer>getAs("study"),
        row.<Integer>getAs("rung"),
        row.getAs("digest"));
  }
}
