package initsweep.table;

import static initsweep.table.Column.float64;
import static initsweep.table.Column.int32;
import static initsweep.table.Column.int64;
import static initsweep.table.Column.list;
import static initsweep.table.Column.since;
import static initsweep.table.Column.text;

import initsweep.result.Diagnosis;
import initsweep.result.Evaluation;
import initsweep.result.Evaluation.Score;
import initsweep.result.LayerStatistics;
import initsweep.result.Spectrum;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.table.ColumnType.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;

/**
 * The table {@code runs}: every column once, in order. The Parquet schema, the writer and the
 * digests are derived from these lists. Adding a column is adding a line within {@code since(7,
 * …)}, where 7 is the version after the last that was released: rows of earlier versions keep their
 * columns and digests. The column of a key of {@code run} is part of its entry in {@link RunKey}.
 */
public final class RunTable {
  /** The column of the losses of all iterations. */
  static final String TRAIN_LOSS = "train_loss";

  /** The types of keys whose column is no text. */
  private static final Map<Class<?>, ColumnType> NUMBERS =
      Map.of(
          Integer.class, Primitive.INT, Long.class, Primitive.LONG, Double.class, Primitive.DOUBLE);

  private static final Struct<Evaluation> EVALUATION =
      new Struct<>(
          List.of(
              int32("iteration", Evaluation::iteration),
              float64("test_loss", score(Evaluation::test, Score::loss)),
              float64("test_accuracy", score(Evaluation::test, Score::accuracy)),
              since(3, float64("validation_loss", score(Evaluation::validation, Score::loss))),
              since(
                  3,
                  float64("validation_accuracy", score(Evaluation::validation, Score::accuracy))),
              since(5, float64("train_accuracy", score(Evaluation::training, Score::accuracy)))));

  private static final Struct<LayerStatistics> LAYER =
      new Struct<>(
          List.of(
              int32("iteration", LayerStatistics::iteration),
              int32("layer", LayerStatistics::layer),
              float64("pre_mean", LayerStatistics::preMean),
              float64("pre_std", LayerStatistics::preStd),
              float64("mean", LayerStatistics::mean),
              float64("std", LayerStatistics::std),
              float64("min", LayerStatistics::min),
              float64("max", LayerStatistics::max),
              float64("zero_share", LayerStatistics::zeroShare),
              float64("saturated_share", LayerStatistics::saturatedShare),
              float64("dead_share", LayerStatistics::deadShare),
              float64("input_share", LayerStatistics::inputShare),
              float64("cosine", LayerStatistics::cosine),
              float64("delta_rms", LayerStatistics::deltaRms),
              float64("weight_rms", LayerStatistics::weightRms),
              float64("weight_grad_rms", LayerStatistics::weightGradRms),
              float64("update_ratio", LayerStatistics::updateRatio),
              float64("hist_lo", layer -> layer.histogram().lo()),
              float64("hist_hi", layer -> layer.histogram().hi()),
              list("hist", Primitive.LONG, layer -> layer.histogram().counts()),
              int64("below", layer -> layer.histogram().below()),
              int64("above", layer -> layer.histogram().above()),
              since(5, float64("jac_mean_sq", spectrum(Spectrum::meanSquare))),
              since(5, float64("jac_var_ratio", spectrum(Spectrum::varianceRatio))),
              since(5, float64("jac_max", spectrum(Spectrum::max))),
              since(5, float64("jac_min", spectrum(Spectrum::min)))));

  /** What a run is. The keys of version 1 in the order of its columns; later ones come after. */
  private static final List<Column<RunRow>> IDENTITY =
      List.of(
          text("run_id", row -> row.result().runId()),
          text("sweep", RunRow::sweep),
          int32("schema_version", RunRow::version),
          since(3, text("stage", config(config -> config.evaluation().stage().toString()))),
          since(3, int32("rung", RunTable::rung)),
          since(3, int32("study", row -> row.place().study())),
          key(RunKey.ACTIVATION),
          key(RunKey.INIT),
          key(RunKey.OPTIMIZER),
          key(RunKey.RNG),
          key(RunKey.SAMPLING),
          key(RunKey.INPUT),
          key(RunKey.LOSS_AT),
          text("dataset", config(RunConfig::data)),
          key(RunKey.SEED),
          key(RunKey.LR),
          key(RunKey.WEIGHT_DECAY),
          key(RunKey.BATCH),
          key(RunKey.ITERATIONS),
          list("hidden", Primitive.INT, config(config -> config.hidden().units())),
          int32("depth", config(config -> config.hidden().units().size())),
          int32("width", config(config -> config.hidden().units().get(0))),
          since(3, int32("validation", config(config -> config.evaluation().validation()))),
          text("config", config(RunConfig::json)));

  private static final List<Column<RunRow>> LATER_KEYS =
      RunKey.later().stream().map(RunTable::key).toList();

  /** What a run found out. */
  private static final List<Column<RunRow>> OUTCOME =
      List.of(
          text("status", row -> row.result().status().toString()),
          int32("diverged_at", row -> row.result().divergedAt()),
          text("error", row -> row.result().error()),
          float64("initial_loss", row -> row.result().measured().initialLoss()),
          float64("final_loss", row -> row.result().measured().finalLoss()),
          since(
              2,
              float64(
                  "final_loss_before_update",
                  row -> row.result().measured().finalLossBeforeUpdate())),
          float64("test_loss", row -> row.result().measured().testLoss()),
          float64("test_accuracy", row -> row.result().measured().testAccuracy()),
          since(3, float64("validation_loss", row -> row.result().measured().validationLoss())),
          since(
              3,
              float64("validation_accuracy", row -> row.result().measured().validationAccuracy())),
          since(5, float64("train_accuracy", row -> row.result().measured().trainAccuracy())),
          list(TRAIN_LOSS, Primitive.FLOAT, row -> floats(row.result().measured().trainLoss())),
          list("evals", EVALUATION, row -> row.result().measured().evaluations()),
          list("layers", LAYER, row -> row.result().measured().layers()),
          text("verdict", diagnosis(Diagnosis::verdict)),
          text("gradient_verdict", diagnosis(Diagnosis::gradientVerdict)),
          text(StoredTraining.FIRST, diagnosis(Diagnosis::trainingVerdict)),
          new Column<>(
              "input_insensitive", Primitive.BOOLEAN, diagnosis(Diagnosis::inputInsensitive)),
          float64("rho", diagnosis(Diagnosis::rho)),
          float64("drift", diagnosis(Diagnosis::drift)),
          float64("saturated", diagnosis(Diagnosis::saturated)),
          float64("dead", diagnosis(Diagnosis::dead)),
          float64("input_share", diagnosis(Diagnosis::inputShare)),
          float64("grad_log_ratio", diagnosis(Diagnosis::gradLogRatio)),
          since(6, text(StoredTraining.REVISED, diagnosis(Diagnosis::revisedTraining))),
          since(5, float64("ggn_lambda", row -> row.result().measured().curvature())),
          since(5, float64("lr_times_lambda", RunTable::rateTimesCurvature)));

  private static final Struct<RunRow> CONTENT =
      new Struct<>(Stream.of(IDENTITY, LATER_KEYS, OUTCOME).flatMap(List::stream).toList());

  /**
   * The version of the columns of a new sweep, that of the newest column. What a released version
   * brought never changes.
   */
  public static final int SCHEMA_VERSION = CONTENT.newest();

  /** The provenance columns, which are not part of a digest. */
  private static final List<Column<RunRow>> PROVENANCE =
      List.of(
          int64("cpu_ms", row -> row.result().cost().cpuMillis()),
          int64("wall_ms", row -> row.result().cost().wallMillis()),
          text("host", row -> row.result().cost().host()),
          new Column<>("finished_at", Primitive.TIMESTAMP, row -> row.result().cost().finishedAt()),
          text("jvm", row -> row.result().cost().jvm()),
          int32("vector_bits", row -> row.result().cost().vectorBits()));

  private static final Struct<RunRow> ALL =
      new Struct<>(
          Stream.of(CONTENT.columns(), digests(), PROVENANCE).flatMap(List::stream).toList());

  private static final List<Struct<RunRow>> COLUMNS =
      versions().mapToObj(last -> ALL.columns(version -> version <= last)).toList();

  private static final List<Struct<RunRow>> DIGESTED =
      versions().mapToObj(only -> CONTENT.columns(version -> version == only)).toList();

  private RunTable() {}

  /** The columns of new sweeps. */
  public static Struct<RunRow> columns() {
    return columns(SCHEMA_VERSION);
  }

  /** The columns that a row of a version has. */
  static Struct<RunRow> columns(int version) {
    return COLUMNS.get(version - 1);
  }

  /** The content columns that a version introduced, which its digest covers. */
  static Struct<RunRow> digested(int version) {
    return DIGESTED.get(version - 1);
  }

  /** The digest of a row over the columns that a version introduced. */
  static String digest(RunRow row, int version) {
    return RunDigest.digest(digested(version), row);
  }

  /** The columns of a version as Parquet declares them. */
  static MessageType schema(int version) {
    GroupType columns = columns(version).parquet("run");
    return new MessageType("run", columns.getFields());
  }

  /** Some of the columns of a new sweep as Parquet declares them. */
  static MessageType schema(Set<String> names) {
    MessageType all = schema(SCHEMA_VERSION);
    return new MessageType(
        all.getName(),
        all.getFields().stream().filter(column -> names.contains(column.getName())).toList());
  }

  private static IntStream versions() {
    return IntStream.rangeClosed(1, SCHEMA_VERSION);
  }

  /**
   * One digest column per version: an old row and a new one of the same run agree in those that
   * both have.
   */
  private static List<Column<RunRow>> digests() {
    return versions()
        .mapToObj(
            version ->
                Column.<RunRow>since(
                    version, text(RunDigest.column(version), row -> digest(row, version))))
        .toList();
  }

  private static Column<RunRow> key(RunKey<?> key) {
    ColumnType type = NUMBERS.get(key.type());
    Column<RunRow> column =
        type == null
            ? text(key.toString(), config(config -> config.text(key)))
            : new Column<>(key.toString(), type, config(config -> config.get(key)));
    return since(key.since(), column);
  }

  private static Function<RunRow, Object> config(Function<RunConfig, Object> value) {
    return row -> value.apply(row.result().config());
  }

  private static Integer rung(RunRow row) {
    boolean isTuning = row.result().config().evaluation().stage() == Stage.TUNE;
    return isTuning ? (Integer) row.place().rung() : null;
  }

  private static Function<Evaluation, Object> score(
      Function<Evaluation, Score> images, Function<Score, Object> metric) {
    return evaluation -> {
      Score score = images.apply(evaluation);
      return score == null ? null : metric.apply(score);
    };
  }

  private static Function<LayerStatistics, Object> spectrum(Function<Spectrum, Object> value) {
    return layer -> layer.spectrum() == null ? null : value.apply(layer.spectrum());
  }

  private static Double rateTimesCurvature(RunRow row) {
    Double curvature = row.result().measured().curvature();
    return curvature == null ? null : (Double) (row.result().config().lr() * curvature);
  }

  private static Function<RunRow, Object> diagnosis(Function<Diagnosis, Object> value) {
    return row -> {
      Diagnosis diagnosis = row.result().measured().diagnosis();
      Object found = diagnosis == null ? null : value.apply(diagnosis);
      return found instanceof Enum<?> verdict ? verdict.toString() : found;
    };
  }

  private static List<Float> floats(float[] values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
