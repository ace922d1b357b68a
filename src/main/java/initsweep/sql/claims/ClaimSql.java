package initsweep.sql.claims;

import initsweep.sql.views.SqlResource;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The queries that collect the evidence for claims. */
final class ClaimSql {
  private ClaimSql() {}

  static Stream<Row> ask(SparkSession spark, String query) {
    return spark.sql(SqlResource.read("claims/" + query).sql()).collectAsList().stream();
  }
}
