package initsweep.sql.views;

import static java.util.stream.Collectors.joining;

import initsweep.run.ConfigKey;
import initsweep.spelling.Numbers;
import initsweep.statistics.samples.Interval;
import initsweep.statistics.samples.Sample;
import initsweep.statistics.tuning.Candidate;
import initsweep.statistics.tuning.Choice;
import initsweep.statistics.tuning.RungAgreement;
import initsweep.statistics.tuning.SearchEdge;
import initsweep.statistics.tuning.Trials;
import initsweep.statistics.tuning.Tuned;
import initsweep.statistics.tuning.TuningPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The view {@code choices}: the candidate chosen for each cell, and how certain the choice is. */
final class ChoicesView {
  private ChoicesView() {}

  static void register(SparkSession spark, Tuned tuned) {
    List<Row> rows = tuned.trials().stream().map(each -> row(each, tuned)).toList();
    spark.createDataFrame(rows, columns(tuned.plan())).createOrReplaceTempView("choices");
  }

  private static StructType columns(TuningPlan plan) {
    String keys =
        plan.keys().stream().map(key -> ConfigColumns.definition(key) + ", ").collect(joining());
    return StructType.fromDDL(
        "cell STRING, study INT, chosen STRING, "
            + keys
            + "by STRING, mean DOUBLE, sd DOUBLE, runner_up STRING, difference DOUBLE,"
            + " difference_low DOUBLE, difference_high DOUBLE, candidates INT, runs INT, completed"
            + " INT, rung INT, rank_correlation DOUBLE, at_edge BOOLEAN, try_next STRING");
  }

  /** Where every candidate diverged, nothing is chosen. */
  private static Row row(Trials trials, Tuned tuned) {
    Optional<Choice> choice = tuned.choice(trials);
    Candidate chosen = choice.map(Choice::chosen).orElse(null);
    Candidate runnerUp = choice.map(Choice::runnerUp).orElse(null);
    Sample difference = choice.map(Choice::difference).orElseGet(() -> Sample.of(new double[0]));
    Interval interval = difference.interval();
    List<Object> values = new ArrayList<>();
    values.add(trials.cell().toString());
    values.add(trials.study());
    values.add(chosen == null ? null : chosen.values().toString());
    for (ConfigKey key : tuned.plan().keys()) {
      values.add(
          chosen == null ? null : ConfigColumns.value(key, chosen.values().values().get(key)));
    }
    values.add(tuned.plan().by().toString());
    values.add(chosen == null ? null : chosen.score().mean());
    values.add(chosen == null ? null : chosen.score().sd());
    values.add(runnerUp == null ? null : runnerUp.values().toString());
    values.add(difference.mean());
    values.add(interval == null ? null : (Double) interval.low());
    values.add(interval == null ? null : (Double) interval.high());
    values.add(trials.last().size());
    values.add(trials.runs());
    values.add(trials.completed());
    values.add(chosen == null ? null : (Integer) chosen.rung());
    values.add(tuned.agreement(trials).map(RungAgreement::correlation).orElse(null));
    values.add(choice.map(Choice::isAtEdge).orElse(null));
    values.add(
        choice
            .map(Choice::edges)
            .filter(edges -> !edges.isEmpty())
            .map(ChoicesView::next)
            .orElse(null));
    return RowFactory.create(values.toArray());
  }

  /** {@code lr from 1 to 10}. */
  private static String next(List<SearchEdge> edges) {
    return edges.stream()
        .map(
            edge ->
                "%s from %s to %s"
                    .formatted(
                        edge.key(), Numbers.text(edge.nextLow()), Numbers.text(edge.nextHigh())))
        .collect(joining(", "));
  }
}
