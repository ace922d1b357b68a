package initsweep.sql.views;

import static org.apache.spark.sql.functions.col;

import initsweep.result.Status;
import initsweep.run.ConfigKey;
import initsweep.spelling.Vocabulary;
import initsweep.statistics.Cell;
import initsweep.statistics.Run;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.tuning.Tuned;
import initsweep.statistics.tuning.TuningPlan;
import initsweep.statistics.tuning.TuningRun;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tuning runs of the view {@code runs}. */
public final class TuningRuns {
  private TuningRuns() {}

  /** Needs the view {@code runs}. */
  public static Tuned read(SparkSession spark) {
    TuningPlan plan = TuningSetting.plan(spark);
    if (!plan.isTuned()) {
      return Tuned.of(plan, List.of());
    }
    VaryingKeys keys = ConfigColumns.varying(spark);
    List<Row> rows =
        spark.table("runs").filter("stage = 'tune'").select(columns(plan, keys)).collectAsList();
    return Tuned.of(plan, rows.stream().map(row -> run(row, plan, keys)).toList());
  }

  private static Column[] columns(TuningPlan plan, VaryingKeys keys) {
    Set<ConfigKey> texts = new LinkedHashSet<>(keys.varying());
    texts.addAll(plan.keys());
    return Stream.concat(
            Stream.of(ConfigColumns.texts(texts)),
            Stream.concat(
                Stream.of("seed", "status", "study", "rung", "digest")
                    .map(name -> col(name).as("_" + name)),
                Stream.of(col(plan.by().toString()).as("_by"))))
        .toArray(Column[]::new);
  }

  private static TuningRun run(Row row, TuningPlan plan, VaryingKeys keys) {
    Map<ConfigKey, String> values = new LinkedHashMap<>();
    plan.keys().forEach(key -> values.put(key, row.getAs(ConfigColumns.name(key))));
    Run run =
        new Run(
            ConfigColumns.cell(keys, row),
            row.<Long>getAs("_seed"),
            Vocabulary.choose(Status.class, row.getAs("_status"), "a status"),
            row.getAs("_by"));
    return new TuningRun(
        run,
        new Cell(values),
        row.<Integer>getAs("_study"),
        row.<Integer>getAs("_rung"),
        row.getAs("_digest"));
  }
}
