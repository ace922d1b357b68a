package initsweep.ledger;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.folder.ForeignOutputException;
import initsweep.run.RunKey;
import initsweep.spec.Axis;
import initsweep.spec.Grid;
import initsweep.spec.SweepSpec;
import initsweep.spelling.Numbers;
import initsweep.statistics.Cell;
import initsweep.statistics.tuning.Candidate;
import initsweep.statistics.tuning.Choice;
import initsweep.statistics.tuning.SearchEdge;
import initsweep.storage.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values of the tuned keys chosen for each cell: a pure function of the sweep file and of the
 * rows of its tuning runs.
 */
final class Choices {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SweepSpec spec;
  private final TuningRows rows;
  private final Set<RunKey<?>> varying; // that tell the cells apart
  private final Map<TuningCell, Optional<Choice>> choices = new TreeMap<>(this::byName);

  private Choices(Grid grid, TuningRows rows) {
    this.spec = grid.spec();
    this.rows = rows;
    this.varying =
        RunKey.values().stream()
            .filter(key -> key != RunKey.SEED && !spec.tune().over().containsKey(key))
            .filter(key -> grid.values(key).size() > 1)
            .collect(Collectors.toSet());
    for (TuningCell cell : TuningCell.of(grid)) {
      choices.put(cell, choose(cell));
    }
  }

  /**
   * The choices of a sweep whose tuning runs are all in the table.
   *
   * @param grid of the sweep
   * @param dataHash hash of the data
   */
  static Choices of(Store store, Grid grid, String dataHash) {
    return new Choices(grid, TuningRows.read(store, grid, dataHash));
  }

  private int byName(TuningCell one, TuningCell other) {
    return Comparator.comparing(this::cell).compare(one, other);
  }

  private Optional<Choice> choose(TuningCell cell) {
    List<Candidate> candidates = new ArrayList<>();
    cell.candidates()
        .forEach(
            (values, runs) ->
                candidates.add(
                    new Candidate(
                        new Cell(Map.copyOf(values)), 1, runs.stream().map(rows::score).toList())));
    return Choice.of(candidates, spec.tune().by().isHigherBetter());
  }

  /**
   * The second stage: the cells that have a choice, with the chosen values, on the seeds of the
   * grid.
   */
  SweepSpec compared() {
    List<Map<RunKey<?>, Axis>> products = new ArrayList<>();
    choices.forEach(
        (cell, choice) -> choice.ifPresent(best -> products.add(cell.product(values(best)))));
    return spec.secondStage(products);
  }

  private static Map<RunKey<?>, String> values(Choice choice) {
    Map<RunKey<?>, String> values = new TreeMap<>();
    choice.chosen().values().values().forEach((key, text) -> values.put((RunKey<?>) key, text));
    return values;
  }

  private Cell cell(TuningCell cell) {
    Map<RunKey<?>, String> texts = new TreeMap<>(cell.texts());
    texts.keySet().retainAll(varying);
    return new Cell(Map.copyOf(texts));
  }

  /** Warnings about the comparison for the user, one sentence each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    choices.forEach(
        (cell, choice) -> {
          if (choice.isEmpty()) {
            remarks.add(
                "%s: a run of every candidate diverged or failed, so the cell is not evaluated"
                    .formatted(name(cell)));
          } else {
            choice.get().edges().forEach(edge -> remarks.add(remark(cell, edge)));
          }
        });
    return remarks;
  }

  private String remark(TuningCell cell, SearchEdge edge) {
    return "%s chose %s %s, the %s value tried; a better one may lie beyond it: tune from %s to %s too"
        .formatted(
            name(cell),
            edge.key(),
            edge.value(),
            edge.isLow() ? "least" : "greatest",
            Numbers.text(edge.nextLow()),
            Numbers.text(edge.nextHigh()));
  }

  private String name(TuningCell cell) {
    String name = cell(cell).toString();
    return name.isEmpty() ? "the only cell" : name;
  }

  /**
   * Writes the choices beside the manifests, or checks those already there.
   *
   * @param generation the generation of the tuning runs
   * @throws ForeignOutputException if other choices are recorded
   */
  void record(Store store, int generation) {
    store.createIfAbsent(file(generation), json());
    String difference = difference(store, generation).orElse(null);
    if (difference != null) {
      throw new ForeignOutputException(
          "%s/%s does not follow from the rows of the table: %s\nRestore the file or the rows, or write to another folder with --out."
              .formatted(store.location(), file(generation), difference));
    }
  }

  /** How the recorded choices differ from these; empty if they are equal or none are recorded. */
  Optional<String> difference(Store store, int generation) {
    return store
        .read(file(generation))
        .filter(there -> !Arrays.equals(there, json()))
        .map(there -> "it has %s, the rows say %s".formatted(line(there), line(json())));
  }

  private static String line(byte[] json) {
    return new String(json, StandardCharsets.UTF_8).lines().map(String::strip).collect(joining(""));
  }

  private static String file(int generation) {
    return String.format(Locale.ROOT, "_sweep/choices-g%02d.json", generation);
  }

  /** The choices with the digests of the rows they depend on. */
  private byte[] json() {
    ObjectNode json = JSON.createObjectNode().put("by", spec.tune().by().toString());
    ObjectNode digests = json.putObject("rows").put("count", rows.count());
    rows.digests().forEach(digests::put);
    ArrayNode cells = json.putArray("choices");
    choices.forEach((cell, choice) -> cells.add(json(cell, choice)));
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(json)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a JSON tree is always writable", e);
    }
  }

  private ObjectNode json(TuningCell cell, Optional<Choice> choice) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode keys = json.putObject("cell");
    cell(cell).values().forEach((key, text) -> keys.put(key.toString(), text));
    if (choice.isEmpty()) {
      json.putNull("chosen");
      return json;
    }
    ObjectNode chosen = json.putObject("chosen");
    values(choice.get()).forEach((key, text) -> chosen.put(key.toString(), text));
    json.put("mean", Numbers.text(choice.get().chosen().score().mean()));
    json.put("at_edge", choice.get().isAtEdge());
    return json;
  }
}
