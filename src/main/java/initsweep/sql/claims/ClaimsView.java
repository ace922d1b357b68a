package initsweep.sql.claims;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import initsweep.claims.Claim;
import initsweep.claims.Claim.Judgement;
import initsweep.claims.Evidence;
import initsweep.claims.LayerEvidence;
import initsweep.claims.Result;
import initsweep.claims.TrainingEvidence;
import initsweep.claims.WeightEvidence;
import initsweep.report.Language;
import initsweep.report.Report;
import initsweep.report.Section;
import initsweep.result.TrainingVerdict;
import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.sql.views.ConfigColumns;
import initsweep.sql.views.EvaluatedRuns;
import initsweep.sql.views.RunCells;
import initsweep.sql.views.TuningRuns;
import initsweep.sql.views.TuningSetting;
import initsweep.statistics.Cell;
import initsweep.statistics.tuning.Tuned;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code claims}: the claims of the article, of the book's next sections and of papers
 * with their results, the evidence in English and as numbers.
 */
public final class ClaimsView {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          "claim STRING, statement STRING, result STRING, evidence STRING, numbers MAP<STRING,"
              + " DOUBLE>");

  /** The verdicts of completed runs that predict no better than the label frequencies. */
  private static final Set<String> IDLE =
      Arrays.stream(TrainingVerdict.values())
          .filter(TrainingVerdict::isIdle)
          .map(TrainingVerdict::toString)
          .collect(Collectors.toSet());

  private static final String RELU = "relu";

  /** Initialisers of which the article says that the one is better. */
  private static final Set<String> COMPARED = Set.of("he", "xavier");

  /** The networks of the article's second experiment, but for their learning rate. */
  private static final String BOOK =
      "activation = 'relu' AND init IN ('he', 'xavier', '0.01') AND iterations > 0"
          + " AND hidden = array_repeat(100, 4) AND optimizer = 'sgd'";

  /** What {@link #BOOK} says, or what runs are compared by. */
  private static final Set<RunKey<?>> NOT_PAIRED =
      Set.of(
          RunKey.ACTIVATION, RunKey.INIT, RunKey.HIDDEN, RunKey.OPTIMIZER, RunKey.LR, RunKey.SEED);

  private ClaimsView() {}

  /** Needs the view {@code runs}. */
  public static void register(SparkSession spark) {
    Supplier<Tuned> tuned = () -> TuningRuns.read(RunCells.of(spark));
    List<Row> rows = judgements(spark, tuned).stream().map(ClaimsView::row).toList();
    spark.createDataFrame(rows, COLUMNS).createOrReplaceTempView("claims");
  }

  /**
   * Every claim, in order. Needs the view {@code runs}.
   *
   * @param tuned asked only if learning rates are tuned
   */
  public static List<Judgement> judgements(SparkSession spark, Supplier<Tuned> tuned) {
    Dataset<Row> runs = EvaluatedRuns.of(spark);
    for (RunKey<?> key : RunKey.later()) { // the article knows none of them
      runs = runs.filter(col(key.toString()).equalTo(ConfigColumns.value(key, key.defaultText())));
    }
    runs.createOrReplaceTempView("evaluated_runs");
    return Claim.judge(
        new Evidence(
            layers(spark),
            weights(spark),
            training(spark),
            tuned(spark, tuned),
            new RegularisedRuns(spark).evidence(),
            new PaperRuns(spark).evidence()));
  }

  /** The judged claims, with a line that lists the others; empty if none is judged. */
  public static Report.Content content(
      List<Judgement> judgements, Section section, Language language) {
    Map<Boolean, List<Judgement>> judged =
        judgements.stream()
            .collect(Collectors.partitioningBy(each -> each.result() != Result.NOT_JUDGED));
    List<JsonNode> rows = judged.get(true).stream().map(each -> json(each, language)).toList();
    String others =
        judged.get(false).stream()
            .map(judgement -> judgement.claim().toString())
            .collect(Collectors.joining(language.text("list.comma", Map.of())));
    String note =
        rows.isEmpty() || others.isEmpty()
            ? null
            : language.text("claims.not_judged", Map.of("claims", others));
    return new Report.Content(section, rows, note);
  }

  private static JsonNode json(Judgement judgement, Language language) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("claim", judgement.claim().toString())
        .put("statement", language.statement(judgement.claim()))
        .put("result", judgement.result().toString())
        .put("evidence", language.evidence(judgement));
  }

  private static Row row(Judgement judgement) {
    Map<String, Double> numbers =
        judgement.numbers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().doubleValue()));
    return RowFactory.create(
        judgement.claim().toString(),
        Language.EN.statement(judgement.claim()),
        judgement.result().toString(),
        Language.EN.evidence(judgement),
        numbers);
  }

  private static List<LayerEvidence> layers(SparkSession spark) {
    return ClaimSql.ask(spark, "layers")
        .map(
            row ->
                new LayerEvidence(
                    row.getAs("activation"),
                    row.getAs("init"),
                    row.<Long>getAs("seeds"),
                    row.<Double>getAs("saturated"),
                    row.<Double>getAs("rho"),
                    row.<Double>getAs("drift"),
                    row.getAs("drift_sd"),
                    row.<Double>getAs("input_share"),
                    row.<Double>getAs("grad_log_ratio")))
        .toList();
  }

  private static Optional<WeightEvidence> weights(SparkSession spark) {
    return ClaimSql.ask(spark, "weights")
        .filter(row -> row.<Long>getAs("layers") > 0)
        .map(
            row ->
                new WeightEvidence(
                    row.<Long>getAs("layers"),
                    row.<Long>getAs("outside"),
                    row.<Double>getAs("lowest"),
                    row.<Double>getAs("highest")))
        .findFirst();
  }

  private static Optional<TrainingEvidence> training(SparkSession spark) {
    return training(spark, "lr = 0.01", "-final_loss", Set.of(), false);
  }

  /** By what cells are compared by where each has values of its own. */
  private static Optional<TrainingEvidence> tuned(SparkSession spark, Supplier<Tuned> tuned) {
    Set<ConfigKey> keys = TuningSetting.plan(spark).keys();
    if (!keys.contains(RunKey.LR)) {
      return Optional.empty();
    }
    boolean isAtEdge = tuned.get().choosing().atEdge().stream().anyMatch(ClaimsView::isHeOrXavier);
    return training(spark, "true", "test_accuracy", keys, isAtEdge);
  }

  private static boolean isHeOrXavier(Cell cell) {
    return COMPARED.contains(cell.values().get(RunKey.INIT))
        && RELU.equals(cell.values().getOrDefault(RunKey.ACTIVATION, RELU));
  }

  /**
   * @param score of a run: more is better
   * @param tuned keys in which runs that are compared may differ
   */
  private static Optional<TrainingEvidence> training(
      SparkSession spark, String condition, String score, Set<ConfigKey> tuned, boolean isAtEdge) {
    Dataset<Row> runs = spark.table("evaluated_runs");
    Stream<String> keys =
        PairedRuns.keys(runs, key -> NOT_PAIRED.contains(key) || tuned.contains(key));
    Stream<String> pair = Stream.concat(Stream.of("seed"), keys);
    runs.filter(BOOK)
        .filter(condition)
        .select(
            struct(pair.map(name -> col(name)).toArray(Column[]::new)).as("pair"),
            expr(score).as("score"),
            col("init"),
            col("training_verdict"),
            col("status"))
        .createOrReplaceTempView("scored_runs");
    return ClaimSql.ask(spark, "training")
        .map(row -> training(row, isAtEdge))
        .reduce(
            (a, b) ->
                new TrainingEvidence(
                    a.seeds() + b.seeds(),
                    a.wins() + b.wins(),
                    a.losses() + b.losses(),
                    a.idle() + b.idle(),
                    isAtEdge));
  }

  private static TrainingEvidence training(Row row, boolean isAtEdge) {
    long seeds = row.<Long>getAs("seeds");
    boolean isIdle = IDLE.contains(row.<String>getAs("verdict"));
    return new TrainingEvidence(
        seeds, row.<Long>getAs("wins"), row.<Long>getAs("losses"), isIdle ? seeds : 0, isAtEdge);
  }
}
