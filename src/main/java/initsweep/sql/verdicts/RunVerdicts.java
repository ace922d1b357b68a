package initsweep.sql.verdicts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import initsweep.result.InitialEvidence;
import initsweep.result.InitialEvidence.Judged;
import initsweep.table.StoredTraining;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the view {@code runs} that files do not have: today's verdicts, in place of the
 * first ones, which become {@code verdict_v1} and {@code training_verdict_v1}; and for each verdict
 * at initialisation the nearest threshold that would change it, with the factor by which the number
 * is away from it. That on training is read, since rows lack what it would take to judge it anew:
 * the labels. Rows of versions before 6 only have the first one.
 */
public final class RunVerdicts {
  /** The word of the rule that rows are stored with. */
  private static final String STORED = "verdict_v1";

  private static final String VERDICT = "verdict";

  private static final StructType COLUMNS =
      StructType.fromDDL(
          "verdict STRING, verdict_limit STRING, verdict_margin DOUBLE, gradient_limit STRING,"
              + " gradient_margin DOUBLE, input_limit STRING, input_margin DOUBLE");

  /** Behind this one, the last number of the evidence. */
  private static final String LAST = "grad_log_ratio";

  private static final UserDefinedFunction JUDGE =
      udf((UDF1<Row, Row>) RunVerdicts::judge, COLUMNS);

  private RunVerdicts() {}

  /**
   * @param stored with the columns of the files
   */
  public static Dataset<Row> of(Dataset<Row> stored) {
    Column[] evidence =
        InitialEvidence.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    Column[] columns =
        Arrays.stream(stored.columns()).flatMap(RunVerdicts::columns).toArray(Column[]::new);
    return stored.withColumn("judged", JUDGE.apply(struct(evidence))).select(columns);
  }

  private static Stream<Column> columns(String name) {
    if (name.equals(VERDICT)) {
      return Stream.of(col("judged.verdict"));
    }
    if (name.equals(StoredTraining.FIRST)) {
      return Stream.of(coalesce(col(StoredTraining.REVISED), col(name)).as(name));
    }
    if (name.equals(StoredTraining.REVISED)) {
      return Stream.of(col(StoredTraining.FIRST).as("training_verdict_v1"));
    }
    if (!name.equals(LAST)) {
      return Stream.of(col(name));
    }
    Stream<Column> judged =
        Arrays.stream(COLUMNS.fieldNames())
            .filter(each -> !each.equals(VERDICT))
            .map(each -> col("judged." + each));
    return Stream.of(Stream.of(col(LAST)), judged, Stream.of(col(VERDICT).as(STORED)))
        .flatMap(each -> each);
  }

  private static Row judge(Row row) {
    Judged judged =
        InitialEvidence.of(row.<Integer>getAs("depth"), row::getAs, row::getAs).judged();
    return judged == null
        ? null
        : RowFactory.create(
            judged.verdict().toString(),
            judged.forward().limit(),
            judged.forward().factor(),
            judged.gradient().limit(),
            judged.gradient().factor(),
            judged.input().limit(),
            judged.input().factor());
  }
}
