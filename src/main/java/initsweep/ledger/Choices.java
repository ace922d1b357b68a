package initsweep.ledger;

import initsweep.ledger.Rung.Entrant;
import initsweep.spec.SweepSpec;
import initsweep.spelling.Numbers;
import initsweep.statistics.Cell;
import initsweep.statistics.tuning.Candidate;
import initsweep.statistics.tuning.Choice;
import initsweep.statistics.tuning.RungAgreement;
import initsweep.statistics.tuning.SearchEdge;
import initsweep.storage.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each cell goes on with after a rung: the best candidates, and after the last rung the values
 * it is given. A pure function of the sweep file and of the rows of its tuning runs.
 */
final class Choices {
  private final Rung rung;
  private final TuningRows rows;
  private final boolean isHigherBetter;

  /** By cell, what it has tried, each candidate with the scores of its last rung. */
  private final Map<TuningCell, List<Candidate>> tried =
      new TreeMap<>(Comparator.comparing(TuningCell::cell).thenComparing(TuningCell::study));

  private Choices(Rung rung, TuningRows rows) {
    this.rung = rung;
    this.rows = rows;
    this.isHigherBetter = rung.sweep().spec().tune().by().isHigherBetter();
    if (rung.number() == 1) {
      rung.runs().forEach((cell, runs) -> tried.put(cell, scored(runs)));
      return;
    }
    rung.before().forEach((cell, before) -> tried.put(cell, updated(cell, before)));
  }

  /**
   * Of a rung whose runs are all in the table.
   *
   * @param dataHash the data's
   */
  static Choices of(Store store, Rung rung, String dataHash) {
    return new Choices(rung, TuningRows.read(store, rung, dataHash));
  }

  private List<Candidate> scored(Map<Cell, List<Integer>> runs) {
    List<Candidate> candidates = new ArrayList<>();
    runs.forEach(
        (values, numbers) ->
            candidates.add(
                new Candidate(values, rung.number(), numbers.stream().map(rows::score).toList())));
    return candidates;
  }

  private List<Candidate> updated(TuningCell cell, List<Candidate> before) {
    Map<Cell, List<Integer>> runs = rung.runs().getOrDefault(cell, Map.of());
    List<Candidate> now = scored(runs);
    return before.stream()
        .map(
            earlier ->
                now.stream()
                    .filter(candidate -> candidate.values().equals(earlier.values()))
                    .findFirst()
                    .orElse(earlier))
        .toList();
  }

  Rung rung() {
    return rung;
  }

  TuningRows rows() {
    return rows;
  }

  Map<TuningCell, List<Candidate>> tried() {
    return tried;
  }

  /** The value that a cell is given, after the last rung. */
  Optional<Choice> choice(TuningCell cell) {
    return Choice.of(tried.get(cell), isHigherBetter)
        .filter(choice -> choice.chosen().rung() == rung.number());
  }

  /** Of the candidates of this rung, those that a cell goes on with. */
  List<Candidate> kept(TuningCell cell) {
    if (rung.isLast()) {
      return choice(cell).map(Choice::chosen).stream().toList();
    }
    int count = rung.sweep().spec().tune().halving().kept(trained(cell).size());
    return Choice.kept(tried.get(cell), rung.number(), count, isHigherBetter);
  }

  /** The candidates of this rung, the best first. */
  List<Candidate> trained(TuningCell cell) {
    return Choice.bestFirst(tried.get(cell), isHigherBetter).stream()
        .filter(candidate -> candidate.rung() == rung.number())
        .toList();
  }

  private List<Entrant> entrants() {
    return tried.keySet().stream()
        .flatMap(cell -> kept(cell).stream().map(best -> new Entrant(cell, best.values())))
        .toList();
  }

  /** The runs that follow: those of the next rung, or after the last those that are compared. */
  SweepSpec next() {
    return rung.trained(entrants());
  }

  Rung nextRung() {
    return rung.next(entrants(), tried);
  }

  /** How far this rung and the one before put the candidates of all cells in the same order. */
  Optional<RungAgreement> agreement() {
    return agreement(List.copyOf(tried.keySet()));
  }

  /** The same of one cell. */
  Optional<RungAgreement> agreement(TuningCell cell) {
    return agreement(List.of(cell));
  }

  private Optional<RungAgreement> agreement(List<TuningCell> cells) {
    return rung.number() == 1
        ? Optional.empty()
        : RungAgreement.of(
            rung.number(),
            cells.stream().map(rung.before()::get).toList(),
            cells.stream().map(this::trained).toList(),
            isHigherBetter);
  }

  /** What somebody should know before trusting the comparison; a sentence each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    agreement().filter(RungAgreement::isWeak).ifPresent(weak -> remarks.add(remark(weak)));
    if (rung.isLast()) {
      tried.keySet().forEach(cell -> remark(cell, remarks));
    }
    return remarks;
  }

  private String remark(RungAgreement weak) {
    List<Integer> lengths = rung.sweep().spec().rungs();
    return String.format(
        Locale.ROOT,
        "rung %s (%s iterations) puts the candidates of %s in another order than rung %s (%s): rank correlation %.2f, below 0.8; the best may have been dropped: start halving later",
        weak.rung(),
        lengths.get(weak.rung() - 1),
        Numbers.counted(weak.cells(), "cell"),
        weak.rung() - 1,
        lengths.get(weak.rung() - 2),
        weak.correlation());
  }

  private void remark(TuningCell cell, List<String> remarks) {
    Optional<Choice> choice = choice(cell);
    if (choice.isEmpty()) {
      remarks.add(
          "%s: a run of every candidate diverged or failed, so the cell is not evaluated"
              .formatted(name(cell)));
    } else {
      choice.get().edges().forEach(edge -> remarks.add(remark(cell, edge)));
    }
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
    String name = cell.cell().toString().isEmpty() ? "the only cell" : cell.cell().toString();
    return rung.sweep().spec().tune().studies() == 1
        ? name
        : "%s in study %s".formatted(name, cell.study());
  }
}
