package initsweep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.spark.SmallSweep;
import initsweep.sql.views.SqlResource;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report's section about the runs that did not complete. */
class UnfinishedIT {
  private static final String RUNS =
      """
      SELECT concat(status, seed) AS run_id, seed, status, error, diverged_at FROM VALUES
        (0, 'failed', 'java.lang.Error: broken', null),
        (1, 'failed', 'crashed: it ended its process with exit code 3', null),
        (2, 'failed', 'java.lang.Error: broken', null),
        (3, 'diverged', null, 7),
        (4, 'diverged', null, 5),
        (5, 'diverged', null, 9),
        (6, 'completed', null, null)
        AS runs(seed, status, error, diverged_at)
      """;

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = SmallSweep.session("local[1]").newSession();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static List<String> rows(String runs) {
    spark
        .sql("SELECT *, 'he' AS cell, 1 AS place FROM (" + runs + ")")
        .createOrReplaceTempView("labelled_runs");
    return spark.sql(SqlResource.read("report/unfinished").sql()).collectAsList().stream()
        .map(row -> row.mkString(" | "))
        .toList();
  }

  @Test
  void everyWayToEndHasARowWithItsSeedsAndARunToLookAt() {
    assertThat(rows(RUNS))
        .containsExactly(
            "he | diverged | 3 | 3, 4, 5 | 5 | null | diverged3",
            "he | failed | 2 | 0, 2 | null | java.lang.Error: broken | failed0",
            "he | failed | 1 | 1 | null | crashed: it ended its process with exit code 3 |"
                + " failed1");
  }

  @Test
  void ofManySeedsTenAreNamedAndTheOthersAreHintedAt() {
    String many =
        "SELECT concat('run', id) AS run_id, int(id) AS seed, 'failed' AS status, 'e' AS error,"
            + " int(null) AS diverged_at FROM range(11)";
    assertThat(rows(many))
        .containsExactly("he | failed | 11 | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … | null | e | run0");
  }
}
