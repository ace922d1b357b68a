package initsweep.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import initsweep.store.StoreLocation;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** The answer of a query over the views of an output folder. */
public final class RunQuery {
  private final Dataset<Row> answer;

  private RunQuery(Dataset<Row> answer) {
    this.answer = answer;
  }

  /**
   * Understands a query; nothing is computed yet.
   *
   * @throws InvalidQueryException if it is no SQL, or names what is not there
   */
  public static RunQuery of(SparkSession spark, StoreLocation location, String sql) {
    RunViews.register(spark, location);
    try {
      return new RunQuery(spark.sql(sql));
    } catch (Exception e) { // Scala's checked AnalysisException, which Java cannot name in a catch
      if (e instanceof AnalysisException wrong) {
        throw new InvalidQueryException(message(wrong), e);
      }
      throw e;
    }
  }

  /** Spark's sentence without its error class in front and without the plan or the query behind. */
  private static String message(AnalysisException e) {
    String sentence = e.getSimpleMessage().strip().lines().findFirst().orElse("not understood");
    String plain =
        sentence.replaceFirst("^\\[[A-Z_.]+\\] ", "").replaceFirst(" ?SQLSTATE: \\w+;?", "");
    return plain + "\nViews: runs, curves, evals, layers; DESCRIBE runs lists the columns of one.";
  }

  public List<String> columns() {
    return Arrays.asList(answer.columns());
  }

  /** The rows, one at a time; values are as Spark has them, lists and structures as JSON text. */
  public Iterator<List<Object>> rows() {
    Column[] columns =
        Arrays.stream(answer.schema().fields())
            .map(
                field -> isNested(field.dataType()) ? jsonText(field.name()) : column(field.name()))
            .toArray(Column[]::new);
    Iterator<Row> rows = answer.select(columns).toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public List<Object> next() {
        Row row = rows.next();
        return Arrays.asList(IntStream.range(0, row.size()).mapToObj(row::get).toArray());
      }
    };
  }

  private static boolean isNested(DataType type) {
    return type instanceof ArrayType || type instanceof StructType || type instanceof MapType;
  }

  private static Column column(String name) {
    return col(quoted(name));
  }

  private static Column jsonText(String name) {
    return expr("to_json(%s, map('ignoreNullFields', 'false'))".formatted(quoted(name))).as(name);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The rows as JSON objects, nulls included. */
  public Iterator<String> jsonRows() {
    return answer
        .select(expr("to_json(struct(*), map('ignoreNullFields', 'false'))").as("row"))
        .as(org.apache.spark.sql.Encoders.STRING())
        .toLocalIterator();
  }
}
