package initsweep.sql;

import initsweep.sql.views.CellsView;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.Studies;
import initsweep.statistics.Headline;
import initsweep.statistics.Metric;
import initsweep.statistics.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a sweep comes to, from the view {@code runs}. */
public final class Headlines {
  private Headlines() {}

  /** Also of a sweep in which no run completed, or in which nothing was trained. */
  public static Headline of(SparkSession spark, Studies studies) {
    return Optional.of(studies.of(Metric.TEST_ACCURACY))
        .flatMap(Study::headline)
        .<Headline>map(leading -> leading)
        .orElseGet(() -> withoutWinner(spark));
  }

  private static Headline withoutWinner(SparkSession spark) {
    Row ends = spark.sql(SqlResource.read("report/ends").sql()).head();
    long runs = ends.<Long>getAs("runs");
    long failed = ends.<Long>getAs("failed");
    if (ends.<Long>getAs("completed") == 0) {
      return new Headline.NoneCompleted(
          runs,
          ends.<Long>getAs("diverged"),
          failed,
          ends.getAs("first_at"),
          ends.getAs("last_at"));
    }
    CellsView.register(spark);
    List<String> healthy = new ArrayList<>();
    List<Row> cells = spark.sql(SqlResource.read("report/health").sql()).collectAsList();
    for (Row cell : cells) {
      if (cell.<Boolean>getAs("is_healthy")) {
        healthy.add(cell.getAs("cell"));
      }
    }
    return new Headline.Untrained(healthy, cells.size(), runs, failed);
  }
}
