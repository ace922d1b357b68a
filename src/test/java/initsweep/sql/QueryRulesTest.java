package initsweep.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.execution.SparkSqlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query may do, by Spark's own parser; nothing is carried out. */
class QueryRulesTest {
  private static void require(String sql) {
    QueryRules.require(new SparkSqlParser().parsePlan(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHOW TABLES",
        "SHOW COLUMNS IN runs",
        "SHOW FUNCTIONS",
        "DESCRIBE EXTENDED runs",
        "DESCRIBE FUNCTION avg",
        "DESCRIBE QUERY SELECT * FROM runs",
        "EXPLAIN EXTENDED SELECT * FROM runs",
        "/* what is there? */ SHOW VIEWS",
        "-- of a run\nDESCRIBE runs",
        "TABLE runs",
        "FROM runs |> WHERE seed = 1 |> SELECT seed",
        "SELECT * FROM IDENTIFIER('runs')",
        "SELECT * FROM runs TABLESAMPLE (10 PERCENT)",
        "SELECT * FROM runs PIVOT (avg(test_accuracy) FOR init IN ('he', 'xavier'))",
        "SELECT input_file_name(), current_user(), raise_error('x') FROM runs",
        "SELECT 'INSERT INTO runs', `drop` FROM (SELECT 1 AS `drop`)"
      })
  void whatOnlyReadsPasses(String sql) {
    assertThatCode(() -> require(sql)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPLAIN INSERT INTO runs SELECT 1",
        "EXPLAIN SELECT * FROM csv.`/etc/hostname`",
        "DESCRIBE text.`/etc/hostname`",
        "DESCRIBE QUERY SELECT * FROM parquet.`/etc/hostname`",
        "SHOW COLUMNS IN text.`/etc/hostname`",
        "SELECT * FROM spark_catalog.default.runs",
        "SELECT builtin.reflect('java.lang.System', 'exit', 1)",
        "SELECT exists(array(1), x -> java_method('a', 'b') = x)",
        "SELECT * FROM runs, LATERAL (SELECT * FROM text.`/etc/hostname`)",
        "SELECT * FROM runs LIMIT int(reflect('a', 'b'))",
        "FROM runs MAP seed USING 'cat' AS x",
        "CREATE TEMPORARY FUNCTION f AS 'X' USING JAR '/tmp/x.jar'",
        "ADD JAR '/tmp/x.jar'",
        "CALL system.procedure()",
        "SET spark.sql.shuffle.partitions = 3",
        "CACHE TABLE runs",
        "DROP VIEW runs",
        "DELETE FROM runs",
        "INSERT OVERWRITE LOCAL DIRECTORY '/tmp/x' SELECT 1",
        "BEGIN DECLARE x INT; SELECT 1; END"
      })
  void whatWritesRunsCodeOrReadsOtherFilesIsRefused(String sql) {
    assertThatThrownBy(() -> require(sql))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("--unsafe-sql");
  }
}
