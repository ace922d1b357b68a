package initsweep.api;

import initsweep.spark.Sessions;
import org.apache.spark.sql.SparkSession;

/** The session that a caller hands over, and one beside it for our views. */
final class CallersSession {
  private CallersSession() {}

  static SparkSession require(SparkSession spark) {
    return Guard.run(
        () -> {
          Sessions.requireUsable(spark);
          return spark;
        });
  }

  /** With the caller's settings and no view of the caller's, who may have one called runs. */
  static SparkSession beside(SparkSession spark) {
    SparkSession session = spark.newSession();
    scala.jdk.javaapi.CollectionConverters.asJava(spark.conf().getAll())
        .forEach(
            (key, value) -> {
              if (session.conf().isModifiable(key)) {
                session.conf().set(key, value);
              }
            });
    return session;
  }
}
