package initsweep.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reader of Parquet files that shares no code with us, Spark or parquet-java. */
public final class DuckDb {
  private DuckDb() {}

  /**
   * The answer of a query, a map from column to value per row. {@code TABLE} stands for the files
   * at {@code files}.
   */
  public static List<Map<String, Object>> query(Path files, String sql) {
    String table = "read_parquet('%s')".formatted(files.toString().replace("'", "''"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet rows = statement.executeQuery(sql.replace("TABLE", table))) {
        return rows(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  /** Copies rows to a file; {@code TABLE} as in {@link #query}. */
  public static void copy(Path files, String select, Path to) {
    String table = "read_parquet('%s')".formatted(files);
    String sql = "COPY (%s) TO '%s' (FORMAT parquet)".formatted(select.replace("TABLE", table), to);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  private static List<Map<String, Object>> rows(ResultSet rows) throws SQLException {
    List<Map<String, Object>> all = new ArrayList<>();
    while (rows.next()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        row.put(rows.getMetaData().getColumnName(i), rows.getObject(i));
      }
      all.add(row);
    }
    return all;
  }

  /** The only value of the only row. */
  public static Object value(Path files, String sql) {
    return query(files, sql).get(0).values().iterator().next();
  }

  /** Column names and types in the order of the files, as {@code name type}. */
  public static List<String> columns(Path files) {
    return query(files, "DESCRIBE SELECT * FROM TABLE").stream()
        .map(row -> row.get("column_name") + " " + row.get("column_type"))
        .toList();
  }
}
