package initsweep.sql;

import initsweep.sql.views.AnswerSetting;
import initsweep.sql.views.RunViews;
import initsweep.sql.views.SweepFolders;
import org.apache.spark.sql.SparkSession;

/**
 * A session with the caller's thresholds and views of its own. Where tables are small, their rows
 * are read once, and queries are not compiled: code generation and adaptive planning take longer
 * than the answers.
 */
public final class BriefSession {
  private BriefSession() {}

  public static SparkSession over(SparkSession spark, SweepFolders folders) {
    SparkSession session = spark.newSession();
    AnswerSetting.apply(AnswerSetting.all(spark), session);
    if (RunViews.areSmall(spark, folders)) {
      readOnceAndInterpret(session);
    }
    return session;
  }

  private static void readOnceAndInterpret(SparkSession session) {
    RunViews.readNow(session);
    session.conf().set("spark.sql.codegen.wholeStage", false);
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    session.conf().set("spark.sql.adaptive.enabled", false);
    session.conf().set("spark.sql.shuffle.partitions", 1);
  }
}
