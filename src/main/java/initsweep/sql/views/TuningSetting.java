package initsweep.sql.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.statistics.tuning.TuningPlan;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The section {@code tune} of the manifests, kept in the settings of the Spark session for the
 * views.
 */
public final class TuningSetting {
  private static final String NAME = "initsweep.tune";
  private static final ObjectMapper JSON = new ObjectMapper();

  private TuningSetting() {}

  static void keep(SparkSession spark, List<Manifest> manifests) {
    spark.conf().set(NAME, Manifests.tune(manifests).toString());
  }

  public static TuningPlan plan(SparkSession spark) {
    try {
      return TuningPlan.of(JSON.readTree(spark.conf().get(NAME, "{}")));
    } catch (JsonProcessingException e) {
      throw new AssertionError("it was written from JSON", e);
    }
  }
}
