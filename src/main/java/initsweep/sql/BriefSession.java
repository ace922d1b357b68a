package initsweep.sql;

import initsweep.sql.views.AnswerSetting;
import initsweep.sql.views.RunViews;
import initsweep.sql.views.SweepFolders;
import org.apache.spark.sql.SparkSession;

/**
 * A session with the caller's thresholds and views of its own, for queries over few rows: code
 * generation and adaptive planning take longer than the answers.
 */
public final class BriefSession {
  private BriefSession() {}

  /** The caller's session itself where tables are large. */
  public static SparkSession over(SparkSession spark, SweepFolders folders) {
    return RunViews.areSmall(spark, folders) ? of(spark) : spark;
  }

  static SparkSession of(SparkSession spark) {
    SparkSession session = spark.newSession();
    AnswerSetting.apply(AnswerSetting.all(spark), session);
    session.conf().set("spark.sql.codegen.wholeStage", false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    session.conf().set("spark.sql.adaptive.enabled", false);
    session.conf().set("spark.sql.shuffle.partitions", 1);
    return session;
  }
}
