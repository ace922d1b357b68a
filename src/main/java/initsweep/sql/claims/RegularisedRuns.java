package initsweep.sql.claims;

import initsweep.claims.Evidence.Regularised;
import initsweep.claims.GapEvidence;
import initsweep.claims.ScalesEvidence;
import initsweep.claims.ScalesEvidence.Scale;
import initsweep.claims.TrialsEvidence;
import initsweep.claims.TrialsEvidence.InRange;
import initsweep.run.RunKey;
import initsweep.sql.views.EvaluatedRuns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The runs of the book's experiments with batch norm, weight decay, dropout and random search. */
final class RegularisedRuns {
  private static final String NETWORK =
      "activation = 'relu' AND optimizer = 'sgd' AND iterations > 0 AND hidden = array_repeat(100, %s)";

  private static final String NORMALISED =
      NETWORK.formatted(5) + " AND lr = 0.01 AND train = 'first(1000)'";

  private static final String OVERFITTED =
      NETWORK.formatted(6) + " AND lr = 0.01 AND train = 'first(300)'";

  private static final String REGULARISED = "norm <> 'none' OR weight_decay > 0 OR dropout > 0";

  private static final String TRIED =
      NETWORK.formatted(6) + " AND stage = 'tune' AND rung = 1 AND study = 1";

  private final SparkSession spark;

  RegularisedRuns(SparkSession spark) {
    this.spark = spark;
  }

  /** Needs the view {@code runs}. Of two queries if no run is regularised, as in most sweeps. */
  Regularised evidence() {
    return EvaluatedRuns.of(spark).filter(REGULARISED).isEmpty()
        ? new Regularised(Optional.empty(), Optional.empty(), Optional.empty(), randomSearch())
        : new Regularised(
            batchNorm(),
            gap(RunKey.WEIGHT_DECAY, "0.1"),
            gap(RunKey.DROPOUT, "0.2"),
            randomSearch());
  }

  private Optional<ScalesEvidence> batchNorm() {
    pair(RunKey.NORM, NORMALISED, "norm LIKE 'batch%'", "norm = 'none'");
    List<Scale> scales = ask("scales").map(RegularisedRuns::scale).toList();
    return scales.isEmpty() ? Optional.empty() : Optional.of(new ScalesEvidence(scales));
  }

  private static Scale scale(Row row) {
    return new Scale(
        row.<Long>getAs("seeds"),
        row.<Long>getAs("wins"),
        row.<Long>getAs("losses"),
        row.<Double>getAs("best_plain"));
  }

  private Optional<GapEvidence> gap(RunKey<?> key, String treated) {
    pair(key, OVERFITTED, key + " = " + treated, key + " = 0");
    return ask("gaps")
        .map(
            row ->
                new GapEvidence(
                    row.<Long>getAs("seeds"),
                    row.<Long>getAs("narrower"),
                    row.<Long>getAs("wider"),
                    row.<Long>getAs("gain"),
                    row.<Long>getAs("loss"),
                    row.<Double>getAs("gap"),
                    row.<Double>getAs("plain_gap"),
                    row.<Double>getAs("test"),
                    row.<Double>getAs("plain_test")))
        .findFirst();
  }

  private Optional<TrialsEvidence> randomSearch() {
    spark.table("runs").filter(TRIED).createOrReplaceTempView("tried_runs");
    return ask("trials").map(RegularisedRuns::trials).findFirst();
  }

  private static TrialsEvidence trials(Row row) {
    return new TrialsEvidence(
        new InRange(row.getAs("trials"), row.getAs("rates"), row.getAs("decays")),
        new InRange(row.getAs("best"), row.getAs("best_rates"), row.getAs("best_decays")));
  }

  /** Registers the runs of which some differ in nothing but one key. */
  private void pair(RunKey<?> key, String runs, String treated, String plain) {
    PairedRuns.register(
        EvaluatedRuns.of(spark).filter(runs), Set.of(key, RunKey.SEED), treated, plain);
  }

  private Stream<Row> ask(String query) {
    return ClaimSql.ask(spark, query);
  }
}
