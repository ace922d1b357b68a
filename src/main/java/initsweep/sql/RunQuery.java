package initsweep.sql;

import static org.apache.spark.sql.functions.col;

import initsweep.sql.views.RunViews;
import initsweep.sql.views.SqlResource;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.StoreLocation;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.StructField;

/** The answer of a query over the views of an output folder. */
public final class RunQuery {
  private static final String VARIABLES = "spark.sql.variable.substitute";

  private final Dataset<Row> answer;

  private RunQuery(Dataset<Row> answer) {
    this.answer = answer;
  }

  /**
   * Analyses a query that only reads the views; nothing is computed yet.
   *
   * @throws InvalidQueryException if it is not valid SQL, refers to unknown names, or does more
   *     than read
   */
  public static RunQuery of(SparkSession spark, StoreLocation location, String sql) {
    return of(spark, SweepFolders.of(location), sql);
  }

  /** The same over the runs of several folders. */
  public static RunQuery of(SparkSession spark, SweepFolders folders, String sql) {
    return withoutVariables(
        spark,
        () -> {
          LogicalPlan plan = QueryFaults.guard(() -> parsed(spark, sql));
          QueryRules.require(plan);
          return ofTrusted(spark, folders, sql);
        });
  }

  /**
   * Turns variable substitution off: Spark would replace {@code ${env:…}} and {@code ${spark:…}} in
   * a query by the driver's environment and settings, which may contain secrets.
   */
  private static <T> T withoutVariables(SparkSession spark, Supplier<T> work) {
    String before = spark.conf().get(VARIABLES);
    spark.conf().set(VARIABLES, false);
    try {
      return work.get();
    } finally {
      spark.conf().set(VARIABLES, before);
    }
  }

  /**
   * Analyses any SQL, and executes it at once if it is a command.
   *
   * @throws InvalidQueryException if it is not valid SQL, or refers to unknown names
   */
  public static RunQuery ofTrusted(SparkSession spark, SweepFolders folders, String sql) {
    RunViews.register(spark, folders, sql);
    return new RunQuery(QueryFaults.guard(() -> spark.sql(sql)));
  }

  /** A built-in query over views that are registered already. */
  static RunQuery of(SparkSession spark, SqlResource query) {
    return new RunQuery(spark.sql(query.sql()));
  }

  private static LogicalPlan parsed(SparkSession spark, String sql) throws ParseException {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .sessionState()
        .sqlParser()
        .parsePlan(sql);
  }

  /** The answer with Spark's types; computed when it is used. */
  public Dataset<Row> dataset() {
    return answer;
  }

  public List<String> columns() {
    return Arrays.asList(answer.columns());
  }

  /**
   * The rows, one at a time: text, numbers, booleans and null; lists, maps and structures as JSON
   * text.
   *
   * @throws InvalidQueryException if a structure has two fields of one name, or from the iterator,
   *     if the query fails on a row
   */
  public Iterator<List<Object>> rows() {
    Stream.of(answer.schema().fields())
        .forEach(field -> PlainValues.requireDistinctNamesInside(field.dataType()));
    return plainRows(
        row ->
            Arrays.asList(
                IntStream.range(0, row.size())
                    .mapToObj(i -> PlainValues.flat(row.get(i)))
                    .toArray()));
  }

  /**
   * The rows as JSON objects, nulls included.
   *
   * @throws InvalidQueryException as {@link #rows}, and if two columns have one name
   */
  public Iterator<String> jsonRows() {
    PlainValues.requireDistinctNames(answer.schema(), PlainValues.COLUMNS);
    String[] columns = answer.columns();
    return plainRows(row -> PlainValues.object(columns, row));
  }

  /** The same of a built-in query with few rows, in one job. */
  List<String> jsonList() {
    String[] columns = answer.columns();
    return plain().collectAsList().stream().map(row -> PlainValues.object(columns, row)).toList();
  }

  private <T> Iterator<T> plainRows(Function<Row, T> reader) {
    return QueryFaults.guard(QueryFaults.guard(() -> plain().toLocalIterator()), reader);
  }

  /** Addresses columns by position, since two may have the same name. */
  private Dataset<Row> plain() {
    StructField[] fields = answer.schema().fields();
    if (Stream.of(fields).map(StructField::dataType).allMatch(PlainValues::isReadable)) {
      return answer;
    }
    String[] places =
        IntStream.range(0, fields.length).mapToObj(i -> "_" + i).toArray(String[]::new);
    Column[] columns =
        IntStream.range(0, fields.length)
            .mapToObj(i -> col(places[i]).cast(PlainValues.readable(fields[i].dataType())))
            .toArray(Column[]::new);
    return answer.toDF(places).select(columns);
  }
}
