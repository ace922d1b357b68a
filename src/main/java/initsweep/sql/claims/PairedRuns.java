package initsweep.sql.claims;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import initsweep.run.RunKey;
import initsweep.sql.views.ConfigColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Runs of two kinds that are equal in everything else, beside each other. */
final class PairedRuns {
  private PairedRuns() {}

  /**
   * Registers the view {@code paired_runs}: {@code shared}, the keys in which both kinds are equal,
   * the seed, the activation, whether a run {@code is_treated}, and how it ended.
   *
   * @param differing keys in which runs of one pair, or of one comparison, may differ
   * @param treated condition of the one kind
   * @param plain condition of the other
   */
  static void register(Dataset<Row> runs, Set<RunKey<?>> differing, String treated, String plain) {
    Column[] shared = keys(runs, differing::contains).map(name -> col(name)).toArray(Column[]::new);
    runs.filter("(%s) OR (%s)".formatted(treated, plain))
        .select(
            struct(shared).as("shared"),
            col("seed"),
            col("activation"),
            expr(treated).as("is_treated"),
            col("train_accuracy"),
            col("test_accuracy"),
            col("layers"),
            col("status"))
        .createOrReplaceTempView("paired_runs");
  }

  /** The columns of the keys in which runs that are compared are equal, and that of the data. */
  static Stream<String> keys(Dataset<Row> runs, Predicate<RunKey<?>> mayDiffer) {
    List<String> there = Arrays.asList(runs.columns());
    Stream<String> equal =
        RunKey.values().stream()
            .filter(key -> !mayDiffer.test(key))
            .map(ConfigColumns::name)
            .filter(there::contains);
    return Stream.concat(Stream.of("dataset"), equal);
  }
}
