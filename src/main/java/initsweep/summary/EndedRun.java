package initsweep.summary;

import initsweep.result.Diagnosis;
import initsweep.result.ForwardVerdict;
import initsweep.result.GradientVerdict;
import initsweep.result.InitialEvidence;
import initsweep.result.InitialEvidence.Judged;
import initsweep.result.Margin;
import initsweep.result.Status;
import initsweep.result.StoredVerdict;
import initsweep.run.ConfigKey;
import initsweep.spelling.Vocabulary;
import initsweep.statistics.Cell;
import initsweep.statistics.MeasuredRun;
import initsweep.statistics.Metric;
import initsweep.statistics.Run;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.tuning.TuningPlan;
import initsweep.statistics.tuning.TuningRun;
import initsweep.table.StoredRow;
import initsweep.table.StoredTraining;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the summary reads of a run. A missing value is null, or missing from its map.
 *
 * @param config the text of each of {@link Cell#KEYS}
 * @param tuning the place of a tuning run; null for an evaluated run
 * @param divergedAt iteration
 * @param judged null if nothing was measured at initialisation
 * @param evidence the evidence of the verdicts, by column
 */
record EndedRun(
    Map<ConfigKey, String> config,
    long seed,
    Status status,
    TuningPlace tuning,
    int iterations,
    Integer divergedAt,
    Map<Metric, Double> metrics,
    Judged judged,
    String gradientVerdict,
    String trainingVerdict,
    Boolean inputInsensitive,
    Map<String, Double> evidence) {

  /** The evidence columns in the order of display. */
  static final List<String> EVIDENCE =
      List.of("rho", "drift", "saturated", "dead", "input_share", "grad_log_ratio");

  private static final List<String> OTHERS =
      List.of(
          "config",
          "stage",
          "seed",
          "status",
          "study",
          "rung",
          "digest",
          "iterations",
          "diverged_at",
          StoredTraining.FIRST,
          StoredTraining.REVISED,
          "input_insensitive");

  /** The columns of the table that {@link #of} reads. */
  static Set<String> columns() {
    Set<String> columns = new HashSet<>(OTHERS);
    columns.addAll(InitialEvidence.COLUMNS);
    columns.addAll(EVIDENCE);
    Arrays.stream(Metric.values()).map(Metric::toString).forEach(columns::add);
    return columns;
  }

  /**
   * @param configs parses the column {@code config}
   */
  static EndedRun of(StoredRow row, Function<String, Map<ConfigKey, String>> configs) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      Double value = row.decimal(metric.toString());
      if (value != null) {
        metrics.put(metric, value);
      }
    }
    Map<String, Double> evidence = new HashMap<>();
    for (String name : EVIDENCE) {
      Double value = row.decimal(name);
      if (value != null) {
        evidence.put(name, value);
      }
    }
    return new EndedRun(
        configs.apply(row.text("config")),
        row.whole("seed"),
        Vocabulary.choose(Status.class, row.text("status"), "a status"),
        TuningPlace.of(row),
        row.integer("iterations"),
        row.integer("diverged_at"),
        metrics,
        InitialEvidence.of(row.integer("depth"), row::text, row::decimal).judged(),
        row.text("gradient_verdict"),
        training(row),
        row.flag("input_insensitive"),
        evidence);
  }

  private static String training(StoredRow row) {
    String revised = row.text(StoredTraining.REVISED);
    return revised == null ? row.text(StoredTraining.FIRST) : revised;
  }

  String verdict() {
    return judged == null ? null : judged.verdict().toString();
  }

  Margin margin(Function<Judged, Margin> ofVerdict) {
    return judged == null ? Margin.NONE : ofVerdict.apply(judged);
  }

  Cell cell(VaryingKeys keys) {
    return keys.cell(config::get);
  }

  MeasuredRun measured(Cell cell) {
    return new MeasuredRun(cell, seed, status, metrics);
  }

  boolean isEvaluated() {
    return tuning == null;
  }

  /** This run as a tuning run. */
  TuningRun tuningRun(VaryingKeys keys, TuningPlan plan) {
    Map<ConfigKey, String> values = new LinkedHashMap<>();
    plan.keys().forEach(key -> values.put(key, config.get(key)));
    Run run = new Run(cell(keys), seed, status, metrics.get(plan.by()));
    return new TuningRun(run, new Cell(values), tuning.study(), tuning.rung(), tuning.digest());
  }

  boolean isHealthy() {
    String overall =
        Diagnosis.overall(
            judged == null ? null : judged.verdict(),
            StoredVerdict.of(GradientVerdict.class, gradientVerdict),
            inputInsensitive);
    return ForwardVerdict.HEALTHY.toString().equals(overall);
  }
}
