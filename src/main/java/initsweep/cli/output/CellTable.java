package initsweep.cli.output;

import initsweep.sql.BuiltInQueries;
import initsweep.sql.RunQuery;
import initsweep.sql.views.SqlResource;
import initsweep.storage.StoreLocation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * The table after a sweep: the first rows of a built-in query over the cells. A cell is shown by
 * its name alone, which has every key that varies.
 */
public record CellTable(SqlResource query, StoreLocation location) {
  private static final int MAX_ROWS = 20;

  /** The query {@code accuracy-by-cell}, or {@code verdicts-by-cell} where nothing was trained. */
  public static CellTable of(boolean isTrained, StoreLocation location) {
    String name = isTrained ? "accuracy-by-cell" : "verdicts-by-cell";
    return new CellTable(BuiltInQueries.named(name).orElseThrow(), location);
  }

  public void print(SparkSession spark, PrintWriter out) {
    RunQuery answer = RunQuery.of(spark, location, query.sql());
    print(answer.columns(), answer.rows(), out);
  }

  public void print(List<String> columns, Iterator<List<Object>> all, PrintWriter out) {
    int[] shown = shown(columns);
    List<List<Object>> rows = new ArrayList<>();
    int cells = 0;
    for (; all.hasNext(); cells++) {
      List<Object> row = all.next();
      if (cells < MAX_ROWS) {
        rows.add(at(shown, row));
      }
    }
    new AnswerPrinter(Format.TABLE, out).print(at(shown, columns), rows);
    if (cells > rows.size()) {
      out.printf(
          "Showing the first %s of %s cells; for all of them: ./submit.sh query %s %s%n",
          rows.size(), cells, location.text(), query.name());
    }
  }

  /**
   * Indices of the columns to show: all but the keys of the cell, which are between its name and
   * the number of runs.
   */
  private static int[] shown(List<String> columns) {
    return IntStream.range(0, columns.size())
        .filter(column -> column == 0 || column >= columns.indexOf("runs"))
        .toArray();
  }

  private static <T> List<T> at(int[] columns, List<T> row) {
    List<T> values = new ArrayList<>();
    for (int column : columns) {
      values.add(row.get(column));
    }
    return values;
  }
}
