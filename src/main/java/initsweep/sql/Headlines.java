package initsweep.sql;

import initsweep.sql.views.CellsView;
import initsweep.sql.views.RunCells;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.StudiesOfRuns;
import initsweep.statistics.Ends;
import initsweep.statistics.Headline;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The headline of a sweep, computed from the view {@code runs}. */
public final class Headlines {
  private Headlines() {}

  /** Also for a sweep in which no run completed, or nothing was trained. */
  public static Headline of(StudiesOfRuns runs) {
    return runs.tuned()
        .headline(
            runs.studies()
                .headline(() -> ends(runs.cells().session()), () -> health(runs.cells())));
  }

  private static Ends ends(SparkSession spark) {
    Row ends = spark.sql(SqlResource.read("report/ends").sql()).head();
    return new Ends(
        ends.<Long>getAs("runs"),
        ends.<Long>getAs("completed"),
        ends.<Long>getAs("diverged"),
        ends.<Long>getAs("failed"),
        ends.getAs("first_at"),
        ends.getAs("last_at"));
  }

  private static Map<String, Boolean> health(RunCells cells) {
    CellsView.register(cells);
    Map<String, Boolean> health = new LinkedHashMap<>();
    for (Row cell : cells.session().sql(SqlResource.read("report/health").sql()).collectAsList()) {
      health.put(cell.getAs("cell"), cell.getAs("is_healthy"));
    }
    return health;
  }
}
