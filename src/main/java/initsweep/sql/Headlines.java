package initsweep.sql;

import static org.apache.spark.sql.functions.expr;

import initsweep.sql.views.RunCells;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.StudiesOfRuns;
import initsweep.statistics.Cell;
import initsweep.statistics.Ends;
import initsweep.statistics.Headline;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The headline of a sweep, computed from the view {@code runs}. */
public final class Headlines {
  private static final String[] VERDICTS = {"verdict", "gradient_verdict", "input_insensitive"};

  private static final String IS_HEALTHY =
      "bool_and(coalesce(overall_verdict(verdict, gradient_verdict, input_insensitive) = 'healthy', false))";

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

  /** Is a cell healthy at every seed, forward and backward? In the order of cells. */
  private static Map<String, Boolean> health(RunCells cells) {
    Map<String, Boolean> byName = new HashMap<>();
    cells
        .labelled("cell STRING", kind -> RowFactory.create(kind.cell().toString()), VERDICTS)
        .groupBy("cell")
        .agg(expr(IS_HEALTHY))
        .collectAsList()
        .forEach(row -> byName.put(row.getString(0), row.getBoolean(1)));
    Map<String, Boolean> health = new LinkedHashMap<>();
    for (Cell cell : cells.cells()) {
      health.put(cell.toString(), byName.get(cell.toString()));
    }
    return health;
  }
}
