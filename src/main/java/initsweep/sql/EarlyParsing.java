package initsweep.sql;

import initsweep.sql.views.SqlResource;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.execution.SparkSqlParser;

/**
 * Parses a query before there is a session to ask. Spark's parser takes long for its first one,
 * since it loads classes and builds tables for it, while starting a session leaves a core idle.
 */
public final class EarlyParsing {
  private EarlyParsing() {}

  /** Begins with one of the queries of a report, which all need the same of the parser. */
  public static void ofReport() {
    of(SqlResource.read("report/cells").sql());
  }

  /** Begins with a user's query, whose faults are told when it is asked. */
  public static void of(String sql) {
    Thread thread = new Thread(() -> parse(sql), "parsing");
    thread.setDaemon(true); // a command that has failed does not wait for it
    thread.start();
  }

  private static void parse(String sql) {
    ParserInterface parser = new SparkSqlParser();
    try {
      parser.parsePlan(sql);
    } catch (Exception e) {
      // Whatever it is, the session's parser will find the same.
    }
  }
}
