package initsweep.sql.views;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.apache.spark.sql.functions.col;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.VaryingKeys;
import initsweep.statistics.calibration.Clue;
import initsweep.statistics.calibration.JudgedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The networks of the view {@code runs} that were trained, with what was said of them before. A
 * network is what is the same at initialisation but for the seed: its cell without the keys that
 * only training knows. A run that did not complete has accuracy 0.
 *
 * @param byTraining networks by the values of those keys
 */
record JudgedNetworks(Map<String, List<JudgedNetwork>> byTraining) {
  /** Where every network is seen with the values of these keys that suit it best. */
  static final String BEST = "best";

  /** What does not change a network before its first update. */
  private static final Set<ConfigKey> TRAINING =
      Set.of(
          RunKey.LR,
          RunKey.WEIGHT_DECAY,
          RunKey.OPTIMIZER,
          RunKey.BATCH,
          RunKey.ITERATIONS,
          RunKey.SAMPLING,
          RunKey.LOSS_AT);

  /** Kinds of verdicts, in the order of the answer. */
  private static final List<String> VERDICTS =
      List.of("overall_verdict", "verdict", "gradient_verdict", "input_insensitive");

  static JudgedNetworks of(SparkSession spark) {
    Dataset<Row> runs =
        spark
            .table("runs")
            .filter("iterations > 0 AND (test_accuracy IS NOT NULL OR status <> 'completed')")
            .selectExpr(
                "*",
                "overall_verdict(verdict, gradient_verdict, input_insensitive) AS overall_verdict",
                "coalesce(test_accuracy, 0D) AS accuracy");
    VaryingKeys keys = ConfigColumns.varying(spark.table("runs"));
    Map<Cell, List<Row>> networks = new TreeMap<>();
    for (Row row : runs.select(columns(keys)).collectAsList()) {
      networks
          .computeIfAbsent(part(ConfigColumns.cell(keys, row), false), cell -> new ArrayList<>())
          .add(row);
    }
    return of(networks, keys);
  }

  private static Column[] columns(VaryingKeys keys) {
    Stream<String> found =
        Stream.concat(VERDICTS.stream(), Arrays.stream(Clue.values()).map(Clue::toString));
    return Stream.concat(
            Stream.of(ConfigColumns.texts(keys.varying())),
            Stream.concat(found, Stream.of("accuracy")).map(name -> col(name).as("_" + name)))
        .toArray(Column[]::new);
  }

  private static JudgedNetworks of(Map<Cell, List<Row>> networks, VaryingKeys keys) {
    Map<Cell, List<JudgedNetwork>> byTraining = new TreeMap<>();
    List<JudgedNetwork> best = new ArrayList<>();
    for (List<Row> rows : networks.values()) {
      Map<String, String> verdicts = verdicts(rows);
      Map<Clue, Double> clues = clues(rows);
      Map<Cell, Double> accuracies =
          rows.stream()
              .collect(
                  groupingBy(
                      row -> part(ConfigColumns.cell(keys, row), true),
                      TreeMap::new,
                      averagingDouble(row -> row.<Double>getAs("_accuracy"))));
      accuracies.forEach(
          (training, accuracy) ->
              byTraining
                  .computeIfAbsent(training, each -> new ArrayList<>())
                  .add(new JudgedNetwork(verdicts, clues, accuracy)));
      double highest = accuracies.values().stream().max(Double::compare).orElseThrow();
      best.add(new JudgedNetwork(verdicts, clues, highest));
    }
    Map<String, List<JudgedNetwork>> named = new LinkedHashMap<>();
    byTraining.forEach((training, all) -> named.put(name(training, keys), all));
    if (named.size() > 1) {
      named.put(BEST, best);
    }
    return new JudgedNetworks(named);
  }

  /** Those of a cell's keys that only training knows, or the others. */
  private static Cell part(Cell cell, boolean isOfTraining) {
    Map<ConfigKey, String> values = new LinkedHashMap<>(cell.values());
    values.keySet().removeIf(key -> TRAINING.contains(key) != isOfTraining);
    return new Cell(values);
  }

  private static String name(Cell training, VaryingKeys keys) {
    return training.values().isEmpty()
        ? new Cell(Map.of(RunKey.LR, keys.shared().get(RunKey.LR))).toString()
        : training.toString();
  }

  /** What most runs say, and of equally many the first in the alphabet. */
  private static Map<String, String> verdicts(List<Row> rows) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (String kind : VERDICTS) {
      Map<String, Long> words =
          rows.stream()
              .map(row -> row.getAs("_" + kind))
              .filter(word -> word != null)
              .collect(groupingBy(Object::toString, TreeMap::new, counting()));
      words.entrySet().stream()
          .max(
              Map.Entry.<String, Long>comparingByValue()
                  .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
          .ifPresent(word -> verdicts.put(kind, word.getKey()));
    }
    return verdicts;
  }

  private static Map<Clue, Double> clues(List<Row> rows) {
    Map<Clue, Double> clues = new EnumMap<>(Clue.class);
    for (Clue clue : Clue.values()) {
      rows.stream()
          .map(row -> row.<Double>getAs("_" + clue))
          .filter(value -> value != null)
          .mapToDouble(Double::doubleValue)
          .average()
          .ifPresent(mean -> clues.put(clue, mean));
    }
    return clues;
  }

  /** The highest accuracy of any of them; 0 if there are none. */
  double highest() {
    return byTraining.values().stream()
        .flatMap(List::stream)
        .mapToDouble(JudgedNetwork::accuracy)
        .max()
        .orElse(0);
  }
}
