package initsweep.sql.views;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import initsweep.statistics.samples.Interval;
import initsweep.statistics.tuning.Budget;
import initsweep.statistics.tuning.Trials;
import initsweep.statistics.tuning.Tuned;
import initsweep.statistics.tuning.TuningPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code budget}: the expected score of the best of k candidates, and which cells a cell
 * overtakes with one more.
 */
final class BudgetView {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          "cell STRING, study INT, k INT, candidates INT, expected_best DOUBLE, low DOUBLE, high"
              + " DOUBLE, place INT, overtakes STRING, by STRING");

  private final TuningPlan plan;
  private final List<Trials> trials; // of one study
  private final List<Budget> budgets; // likewise

  private BudgetView(TuningPlan plan, List<Trials> trials) {
    this.plan = plan;
    this.trials = trials;
    double worst = Trials.worst(trials, plan.by().isHigherBetter());
    budgets =
        trials.stream()
            .map(each -> Budget.of(each.first(), plan.by().isHigherBetter(), worst, each.digest()))
            .toList();
  }

  static void register(SparkSession spark, Tuned tuned) {
    List<Row> rows = new ArrayList<>();
    tuned.trials().stream()
        .collect(groupingBy(Trials::study, TreeMap::new, toList()))
        .values()
        .forEach(study -> rows.addAll(new BudgetView(tuned.plan(), study).rows()));
    spark.createDataFrame(rows, COLUMNS).createOrReplaceTempView("budget");
  }

  private List<Row> rows() {
    return IntStream.range(0, trials.size())
        .boxed()
        .flatMap(cell -> IntStream.rangeClosed(1, sizeOf(cell)).mapToObj(k -> row(cell, k)))
        .toList();
  }

  private int sizeOf(int cell) {
    return budgets.get(cell).best().length;
  }

  private Row row(int cell, int k) {
    Interval[] bands = budgets.get(cell).bands();
    String overtaken =
        others()
            .filter(other -> k > 1 && k <= sizeOf(other))
            .filter(other -> isAhead(cell, other, k) && isAhead(other, cell, k - 1))
            .mapToObj(other -> trials.get(other).cell().toString())
            .collect(joining(", "));
    long ahead = others().filter(other -> k <= sizeOf(other) && isAhead(other, cell, k)).count();
    return RowFactory.create(
        trials.get(cell).cell().toString(),
        trials.get(cell).study(),
        k,
        sizeOf(cell),
        budgets.get(cell).best()[k - 1],
        bands == null ? null : (Double) bands[k - 1].low(),
        bands == null ? null : (Double) bands[k - 1].high(),
        (int) ahead + 1,
        overtaken.isEmpty() ? null : overtaken,
        plan.by().toString());
  }

  private IntStream others() {
    return IntStream.range(0, trials.size());
  }

  private boolean isAhead(int cell, int other, int k) {
    double difference = budgets.get(cell).best()[k - 1] - budgets.get(other).best()[k - 1];
    return plan.by().isHigherBetter() ? difference > 0 : difference < 0;
  }
}
