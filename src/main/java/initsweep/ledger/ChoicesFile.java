package initsweep.ledger;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.folder.ForeignOutputException;
import initsweep.spec.Tuning;
import initsweep.spelling.Numbers;
import initsweep.statistics.Cell;
import initsweep.statistics.tuning.Candidate;
import initsweep.statistics.tuning.Choice;
import initsweep.statistics.tuning.RungAgreement;
import initsweep.storage.Store;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Choices beside the manifests, with their evidence and the digest of the rows they rest on.
 *
 * @param generation of the folder that the tuning runs are
 */
record ChoicesFile(Store store, int generation, Choices choices) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Writes them, or finds them there.
   *
   * @throws ForeignOutputException if others are there
   */
  void record() {
    store.createIfAbsent(name(), json());
    String difference = difference().orElse(null);
    if (difference != null) {
      throw new ForeignOutputException(
          "%s/%s does not follow from the rows of the table: %s\nRestore the file or the rows, or write to another folder with --out."
              .formatted(store.location(), name(), difference));
    }
  }

  /** How the recorded choices differ from these; empty if they do not, or none are recorded. */
  Optional<String> difference() {
    return store
        .read(name())
        .filter(there -> !Arrays.equals(there, json()))
        .map(there -> "it has %s, the rows say %s".formatted(line(there), line(json())));
  }

  private static String line(byte[] json) {
    return new String(json, StandardCharsets.UTF_8).lines().map(String::strip).collect(joining(""));
  }

  private String name() {
    return String.format(Locale.ROOT, "_sweep/choices-g%02d.json", generation);
  }

  private byte[] json() {
    Rung rung = choices.rung();
    Tuning tune = rung.sweep().spec().tune();
    ObjectNode json = JSON.createObjectNode().put("by", tune.by().toString());
    if (tune.halving() != null) {
      json.put("rung", rung.number());
      put(json, choices.agreement());
    }
    ObjectNode digests = json.putObject("rows").put("count", choices.rows().count());
    choices.rows().digests().forEach(digests::put);
    ArrayNode cells = json.putArray(rung.isLast() ? "choices" : "candidates");
    choices.tried().keySet().forEach(cell -> cells.add(json(cell, tune)));
    return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode json, Optional<RungAgreement> agreement) {
    agreement.ifPresent(found -> json.put("rank_correlation", Numbers.text(found.correlation())));
  }

  private ObjectNode json(TuningCell cell, Tuning tune) {
    ObjectNode json = JSON.createObjectNode();
    put(json.putObject("cell"), cell.cell());
    if (tune.studies() > 1) {
      json.put("study", cell.study());
    }
    if (choices.rung().isLast()) {
      putChoice(json, choices.choice(cell));
    } else {
      putRanking(json.putArray("ranking"), cell);
    }
    if (tune.halving() != null) {
      put(json, choices.agreement(cell));
    }
    return json;
  }

  private static void put(ObjectNode json, Cell values) {
    values.values().forEach((key, text) -> json.put(key.toString(), text));
  }

  private static void putChoice(ObjectNode json, Optional<Choice> choice) {
    if (choice.isEmpty()) {
      json.putNull("chosen");
      return;
    }
    put(json.putObject("chosen"), choice.get().chosen().values());
    json.put("mean", Numbers.text(choice.get().chosen().score().mean()));
    json.put("at_edge", choice.get().isAtEdge());
  }

  /** All candidates of the rung, the best first. */
  private void putRanking(ArrayNode ranking, TuningCell cell) {
    List<Candidate> kept = choices.kept(cell);
    for (Candidate candidate : choices.trained(cell)) {
      ObjectNode json = ranking.addObject();
      put(json, candidate.values());
      json.put("mean", candidate.isComplete() ? Numbers.text(candidate.score().mean()) : null);
      json.put("kept", kept.contains(candidate));
    }
  }
}
