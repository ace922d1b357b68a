package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.spark.SmallSweep;
import initsweep.table.DuckDb;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Two programs that read a table while it grows, and what they have seen of it so far. */
final class LiveReaders implements AutoCloseable {
  private static final String COUNTS = "SELECT count(*) AS n, count(DISTINCT run_id) AS ids FROM ";

  private final Path table;
  private final SparkSession spark;
  private long seen;

  LiveReaders(Path table) {
    this.table = table;
    this.spark = SmallSweep.session("local[1]");
  }

  /** Reads it with both; neither may fail, see a run twice, or see fewer than were there before. */
  void look() {
    Map<String, Object> duck = DuckDb.query(table.resolve("*.parquet"), COUNTS + "TABLE").get(0);
    note((Long) duck.get("n"), (Long) duck.get("ids"));
    Row row = spark.sql(COUNTS + "parquet.`%s`".formatted(table)).first();
    note(row.getLong(0), row.getLong(1));
  }

  private void note(long runs, long distinct) {
    assertThat(distinct).isEqualTo(runs);
    assertThat(runs).isGreaterThanOrEqualTo(seen);
    seen = runs;
  }

  @Override
  public void close() {
    spark.stop();
  }
}
