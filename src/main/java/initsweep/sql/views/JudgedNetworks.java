package initsweep.sql.views;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.apache.spark.sql.functions.col;

import initsweep.run.ConfigKey;
import initsweep.run.KeyTrait;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.statistics.Cell;
import initsweep.statistics.ValueOrder;
import initsweep.statistics.calibration.Clue;
import initsweep.statistics.calibration.JudgedNetwork;
import initsweep.statistics.samples.MostFrequent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The trained networks of the view {@code runs} with their diagnosis at initialisation. A network
 * is a cell without the keys that only affect training, so its runs differ only by seed at
 * initialisation. A run that did not complete has accuracy 0.
 *
 * @param byTraining networks by the values of those keys
 */
record JudgedNetworks(Map<String, List<JudgedNetwork>> byTraining) {
  /** Every network at its best values of the training keys. */
  static final String BEST = "best";

  /** Every network with the values chosen for its cell. */
  private static final String TUNED = "tuned";

  /** Kinds of verdicts, in the order of the answer. */
  private static final List<String> VERDICTS =
      List.of("overall_verdict", "verdict", "gradient_verdict", "input_insensitive");

  private static final Column[] COLUMNS =
      Stream.concat(
              Stream.of(RunCells.KIND),
              Stream.of(
                      VERDICTS.stream(),
                      Arrays.stream(Clue.values()).map(Clue::toString),
                      Stream.of("accuracy", "stage"))
                  .flatMap(Function.identity())
                  .map(name -> col(name)))
          .toArray(Column[]::new);

  static JudgedNetworks of(RunCells cells) {
    Dataset<Row> runs =
        cells
            .session()
            .table("runs")
            .selectExpr(
                "*",
                "overall_verdict(verdict, gradient_verdict, input_insensitive) AS overall_verdict",
                "if(stage = 'tune', validation_accuracy, test_accuracy) AS found",
                "coalesce(found, 0D) AS accuracy")
            .filter("iterations > 0 AND (found IS NOT NULL OR status <> 'completed')")
            .filter("coalesce(rung, 1) = 1");
    Map<Cell, List<Row>> networks = new TreeMap<>();
    for (Row row : runs.select(COLUMNS).collectAsList()) {
      networks
          .computeIfAbsent(part(cells.cell(row.getAs("kind")), false), cell -> new ArrayList<>())
          .add(row);
    }
    return of(networks, row -> training(row, cells));
  }

  private static JudgedNetworks of(Map<Cell, List<Row>> networks, Function<Row, String> training) {
    Map<String, List<JudgedNetwork>> byTraining = new TreeMap<>(ValueOrder.INSTANCE);
    List<JudgedNetwork> best = new ArrayList<>();
    for (List<Row> rows : networks.values()) {
      Map<String, String> verdicts = verdicts(rows);
      Map<Clue, Double> clues = clues(rows);
      Map<String, Double> accuracies =
          rows.stream()
              .collect(groupingBy(training, averagingDouble(row -> row.<Double>getAs("accuracy"))));
      accuracies.forEach(
          (name, accuracy) ->
              byTraining
                  .computeIfAbsent(name, each -> new ArrayList<>())
                  .add(new JudgedNetwork(verdicts, clues, accuracy)));
      rows.stream()
          .filter(row -> !isTuning(row))
          .map(training)
          .map(accuracies::get)
          .max(Double::compare)
          .ifPresent(highest -> best.add(new JudgedNetwork(verdicts, clues, highest)));
    }
    Map<String, List<JudgedNetwork>> named = new LinkedHashMap<>(byTraining);
    if (named.size() > 1) {
      named.put(BEST, best);
    }
    return new JudgedNetworks(named);
  }

  private static boolean isTuning(Row row) {
    return Stage.TUNE.toString().equals(row.getAs("stage"));
  }

  /** The values of a run's training keys, or {@link #TUNED} if they were chosen for its cell. */
  private static String training(Row row, RunCells cells) {
    String kind = row.getAs("kind");
    Map<ConfigKey, String> values = new LinkedHashMap<>(part(cells.cell(kind), true).values());
    if (cells.plan().isTuned() && !isTuning(row)) {
      return (TUNED + " " + new Cell(values)).strip();
    }
    values.putAll(cells.tuned(kind));
    if (values.isEmpty()) {
      values.put(RunKey.LR, cells.keys().shared().get(RunKey.LR));
    }
    return new Cell(values).toString();
  }

  /** The part of a cell with the training keys, or with the others. */
  private static Cell part(Cell cell, boolean wanted) {
    Map<ConfigKey, String> values = new LinkedHashMap<>(cell.values());
    values.keySet().removeIf(key -> isOfTraining(key) != wanted);
    return new Cell(values);
  }

  private static boolean isOfTraining(ConfigKey key) {
    return key instanceof RunKey<?> of && of.has(KeyTrait.TRAINING);
  }

  /** The most frequent verdicts of the runs, ties to the first in alphabetical order. */
  private static Map<String, String> verdicts(List<Row> rows) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (String kind : VERDICTS) {
      Map<String, Long> words =
          rows.stream()
              .map(row -> row.getAs(kind))
              .filter(word -> word != null)
              .collect(groupingBy(Object::toString, counting()));
      MostFrequent.of(words).ifPresent(word -> verdicts.put(kind, word.getKey()));
    }
    return verdicts;
  }

  private static Map<Clue, Double> clues(List<Row> rows) {
    Map<Clue, Double> clues = new EnumMap<>(Clue.class);
    for (Clue clue : Clue.values()) {
      rows.stream()
          .map(row -> row.<Double>getAs(clue.toString()))
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
