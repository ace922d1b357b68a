package initsweep.statistics.tuning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import initsweep.statistics.Cell;
import initsweep.statistics.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The candidates of one cell in one study. A missing run counts as one that did not complete.
 *
 * @param rungs of each rung the candidates that it trained, with their scores in it; all are in the
 *     first
 * @param runs of all rungs
 * @param completed how many of them
 * @param digest of the rows
 */
public record Trials(
    Cell cell, int study, List<List<Candidate>> rungs, int runs, int completed, String digest) {

  /**
   * By cell, then study.
   *
   * @param order of the candidates, as in the sweep file
   */
  static List<Trials> of(Collection<TuningRun> runs, Comparator<Cell> order) {
    Map<Cell, TreeMap<Integer, List<TuningRun>>> groups =
        runs.stream()
            .collect(
                groupingBy(
                    run -> run.run().cell(),
                    TreeMap::new,
                    groupingBy(TuningRun::study, TreeMap::new, toList())));
    List<Trials> trials = new ArrayList<>();
    groups.forEach(
        (cell, studies) ->
            studies.forEach((study, tried) -> trials.add(of(cell, study, tried, order))));
    return trials;
  }

  private static Trials of(Cell cell, int study, List<TuningRun> runs, Comparator<Cell> order) {
    TreeSet<Long> seeds = new TreeSet<>();
    runs.forEach(run -> seeds.add(run.run().seed()));
    List<List<Candidate>> rungs = new ArrayList<>();
    runs.stream()
        .collect(groupingBy(TuningRun::rung, TreeMap::new, toList()))
        .forEach((rung, those) -> rungs.add(candidates(rung, those, seeds, order)));
    String digests = runs.stream().map(TuningRun::digest).sorted().collect(joining());
    int completed = (int) runs.stream().filter(run -> run.run().value() != null).count();
    return new Trials(cell, study, rungs, runs.size(), completed, digests);
  }

  private static List<Candidate> candidates(
      int rung, List<TuningRun> runs, Collection<Long> seeds, Comparator<Cell> order) {
    List<Candidate> candidates = new ArrayList<>();
    runs.stream()
        .collect(groupingBy(TuningRun::values, () -> new TreeMap<>(order), toList()))
        .forEach(
            (values, those) -> candidates.add(new Candidate(values, rung, scores(those, seeds))));
    return candidates;
  }

  private static List<Double> scores(List<TuningRun> runs, Collection<Long> seeds) {
    List<Double> scores = new ArrayList<>();
    for (long seed : seeds) {
      scores.add(
          runs.stream()
              .map(TuningRun::run)
              .filter(run -> run.seed() == seed)
              .map(Run::value)
              .filter(value -> value != null)
              .findFirst()
              .orElse(null));
    }
    return scores;
  }

  /** The candidates with the scores of the first rung, in which all were trained alike. */
  public List<Candidate> first() {
    return rungs.get(0);
  }

  /** The candidates, each with the scores of its last rung. */
  public List<Candidate> last() {
    Map<Cell, Candidate> last = new LinkedHashMap<>();
    rungs.forEach(rung -> rung.forEach(candidate -> last.put(candidate.values(), candidate)));
    return List.copyOf(last.values());
  }

  /** How far the rungs of a number and of the one before agree over cells, from the second on. */
  static Optional<RungAgreement> agreement(
      int rung, Collection<Trials> trials, boolean isHigherBetter) {
    List<Trials> those = trials.stream().filter(each -> each.rungs.size() >= rung).toList();
    return RungAgreement.of(
        rung,
        those.stream().map(each -> each.rungs.get(rung - 2)).toList(),
        those.stream().map(each -> each.rungs.get(rung - 1)).toList(),
        isHigherBetter);
  }

  /** What a candidate that did not complete is worth: as little as the worst that did. */
  public static double worst(Collection<Trials> trials, boolean isHigherBetter) {
    List<Double> means =
        trials.stream()
            .flatMap(each -> each.first().stream())
            .filter(Candidate::isComplete)
            .map(candidate -> candidate.score().mean())
            .toList();
    Comparator<Double> worseFirst =
        isHigherBetter ? Comparator.naturalOrder() : Comparator.reverseOrder();
    return means.stream().min(worseFirst).orElse(0.0);
  }
}
