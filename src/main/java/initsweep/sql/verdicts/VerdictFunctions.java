package initsweep.sql.verdicts;

import initsweep.result.Diagnosis;
import initsweep.result.ForwardVerdict;
import initsweep.result.GradientVerdict;
import initsweep.result.StoredVerdict;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;

/**
 * The functions of the queries: {@code overall_verdict(verdict, gradient_verdict,
 * input_insensitive)}, the worst of the three, by the severity that the verdict enums define; and
 * {@link Majority}.
 */
public final class VerdictFunctions {
  private static final UDF3<String, String, Boolean, String> OVERALL =
      (verdict, gradientVerdict, isInsensitive) ->
          Diagnosis.overall(
              StoredVerdict.of(ForwardVerdict.class, verdict),
              StoredVerdict.of(GradientVerdict.class, gradientVerdict),
              isInsensitive);

  private VerdictFunctions() {}

  public static void register(SparkSession spark) {
    spark.udf().register("overall_verdict", OVERALL, DataTypes.StringType);
    Majority.register(spark);
  }
}
