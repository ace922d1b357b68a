package initsweep.sql.verdicts;

import initsweep.statistics.samples.MostFrequent;
import java.util.TreeMap;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * The function {@code majority(word)} of the queries: the most frequent word of a group, of equally
 * frequent ones the alphabetically first, and how many {@code runs} have it; without nulls. Both
 * from one pass over the group, where {@code mode} as a window function holds and sorts its rows.
 */
final class Majority extends Aggregator<String, TreeMap<String, Long>, Row> {
  private static final long serialVersionUID = 1;

  private static final StructType RESULT = StructType.fromDDL("word STRING, runs BIGINT");

  private Majority() {}

  static void register(SparkSession spark) {
    spark.udf().register("majority", functions.udaf(new Majority(), Encoders.STRING()));
  }

  @Override
  public TreeMap<String, Long> zero() {
    return new TreeMap<>();
  }

  @Override
  public TreeMap<String, Long> reduce(TreeMap<String, Long> counts, String word) {
    if (word != null) {
      counts.merge(word, 1L, Long::sum);
    }
    return counts;
  }

  @Override
  public TreeMap<String, Long> merge(TreeMap<String, Long> counts, TreeMap<String, Long> others) {
    others.forEach((word, count) -> counts.merge(word, count, Long::sum));
    return counts;
  }

  @Override
  public Row finish(TreeMap<String, Long> counts) {
    return MostFrequent.of(counts)
        .map(most -> RowFactory.create(most.getKey(), most.getValue()))
        .orElse(RowFactory.create(null, 0L));
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Encoder<TreeMap<String, Long>> bufferEncoder() {
    return (Encoder) Encoders.kryo(TreeMap.class);
  }

  @Override
  public Encoder<Row> outputEncoder() {
    return Encoders.row(RESULT);
  }
}
