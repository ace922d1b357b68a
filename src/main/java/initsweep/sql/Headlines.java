package initsweep.sql;

import initsweep.sql.views.CellsView;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.TuningRuns;
import initsweep.statistics.Ends;
import initsweep.statistics.Headline;
import initsweep.statistics.Studies;
import initsweep.statistics.tuning.Tuned;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The headline of a sweep, computed from the view {@code runs}. */
public final class Headlines {
  private Headlines() {}

  /** Also for a sweep in which no run completed, or nothing was trained. */
  public static Headline of(SparkSession spark, Studies studies) {
    return of(spark, studies, TuningRuns.read(spark));
  }

  /** The same with tuning runs that are read already. */
  static Headline of(SparkSession spark, Studies studies, Tuned tuned) {
    return tuned.headline(studies.headline(() -> ends(spark), () -> health(spark)));
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

  private static Map<String, Boolean> health(SparkSession spark) {
    CellsView.register(spark);
    Map<String, Boolean> cells = new LinkedHashMap<>();
    for (Row cell : spark.sql(SqlResource.read("report/health").sql()).collectAsList()) {
      cells.put(cell.getAs("cell"), cell.getAs("is_healthy"));
    }
    return cells;
  }
}
