package initsweep.sql.claims;

import initsweep.claims.CriticalEvidence;
import initsweep.claims.Evidence.Papers;
import initsweep.claims.IsometryEvidence;
import initsweep.claims.IsometryEvidence.Unevenness;
import initsweep.claims.PairedEvidence;
import initsweep.claims.PairedEvidence.Pair;
import initsweep.claims.SpreadEvidence;
import initsweep.run.RunKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The runs of deep plain networks whose weights papers propose, beside those with others. */
final class PaperRuns {
  private static final String PROPOSED =
      "init = 'critical' OR init LIKE 'orthogonal%' OR activation = 'sin' AND init LIKE 'layers(%'";

  /** Layers from which on He's and Xavier's weights can fail to train. */
  private static final String DEEP = "size(hidden) >= 20 AND iterations > 0";

  private static final String SINES = "activation = 'sin' AND size(hidden) >= 3";

  /** Weights U(±√(6/n)), with a first layer of its own. */
  private static final String OWN_FIRST = "init LIKE 'layers(first=uniform(%),hidden=he\\_uniform";

  /** Keys in which networks of a pair may differ: each is at its best rate. */
  private static final Set<RunKey<?>> DIFFERING = Set.of(RunKey.INIT, RunKey.LR, RunKey.SEED);

  private static final String ORTHOGONAL = "init LIKE 'orthogonal%'";
  private static final String INDEPENDENT = "init IN ('he', 'xavier')";

  private final SparkSession spark;
  private final Dataset<Row> runs;

  /** Needs the view {@code evaluated_runs}. */
  PaperRuns(SparkSession spark) {
    this.spark = spark;
    this.runs = spark.table("evaluated_runs");
  }

  /** A single query if no run has such weights, as in most sweeps. */
  Papers evidence() {
    return runs.filter(PROPOSED).isEmpty()
        ? Papers.NOTHING
        : new Papers(
            critical(),
            sines(),
            paired(SINES + " AND iterations > 0", OWN_FIRST + ")'", "init = 'he_uniform'"),
            isometry(),
            paired(DEEP + " AND activation = 'tanh'", ORTHOGONAL, INDEPENDENT));
  }

  private Optional<CriticalEvidence> critical() {
    return paired(DEEP, "init = 'critical'", "init = 'he'")
        .flatMap(
            he ->
                paired(DEEP, "init = 'critical'", "init = 'xavier'")
                    .map(xavier -> new CriticalEvidence(he, xavier)));
  }

  private Optional<PairedEvidence> paired(String networks, String treated, String plain) {
    PairedRuns.register(runs.filter(networks), DIFFERING, treated, plain);
    List<Pair> pairs =
        ClaimSql.ask(spark, "pairs")
            .map(row -> new Pair(row.<Double>getAs("treated"), row.<Double>getAs("plain")))
            .toList();
    return pairs.isEmpty() ? Optional.empty() : Optional.of(new PairedEvidence(pairs));
  }

  private Optional<SpreadEvidence> sines() {
    runs.filter(SINES).filter(OWN_FIRST + "%'").createOrReplaceTempView("sine_runs");
    return ClaimSql.ask(spark, "spreads")
        .map(
            row ->
                new SpreadEvidence(
                    row.<Integer>getAs("last"),
                    row.<Double>getAs("lowest"),
                    row.<Double>getAs("highest")))
        .findFirst();
  }

  private Optional<IsometryEvidence> isometry() {
    Set<RunKey<?>> differing =
        Set.of(RunKey.ACTIVATION, RunKey.INIT, RunKey.LR, RunKey.SEED, RunKey.ITERATIONS);
    PairedRuns.register(runs.filter("size(hidden) >= 10"), differing, ORTHOGONAL, INDEPENDENT);
    return ClaimSql.ask(spark, "jacobians")
        .map(row -> new IsometryEvidence(unevenness(row, "tanh"), unevenness(row, "relu")))
        .findFirst();
  }

  private static Unevenness unevenness(Row row, String activation) {
    Row found = row.getAs(activation);
    return new Unevenness(
        found.<Double>getAs("orthogonal"),
        found.<Double>getAs("independent"),
        found.<Double>getAs("lowest"),
        found.<Double>getAs("highest"));
  }
}
