package initsweep.statistics.tuning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import initsweep.statistics.Cell;
import initsweep.statistics.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one cell tried in one study. A run that is missing counts as one that did not complete.
 *
 * @param first the candidates with the scores of the first rung, in which all were trained alike
 * @param last the candidates each with the scores of its last rung
 * @param runs of all rungs
 * @param completed how many of them
 * @param digest of the rows
 */
public record Trials(
    Cell cell,
    int study,
    List<Candidate> first,
    List<Candidate> last,
    int runs,
    int completed,
    String digest) {

  /**
   * By cell, then study.
   *
   * @param order of the candidates, as in the sweep file
   */
  public static List<Trials> of(Collection<TuningRun> runs, Comparator<Cell> order) {
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
    List<Candidate> first = new ArrayList<>();
    List<Candidate> last = new ArrayList<>();
    runs.stream()
        .collect(
            groupingBy(
                TuningRun::values,
                () -> new TreeMap<>(order),
                groupingBy(TuningRun::rung, TreeMap::new, toList())))
        .forEach(
            (values, rungs) -> {
              first.add(candidate(values, rungs.firstEntry(), seeds));
              last.add(candidate(values, rungs.lastEntry(), seeds));
            });
    String digests = runs.stream().map(TuningRun::digest).sorted().collect(joining());
    int completed = (int) runs.stream().filter(run -> run.run().value() != null).count();
    return new Trials(cell, study, first, last, runs.size(), completed, digests);
  }

  private static Candidate candidate(
      Cell values, Map.Entry<Integer, List<TuningRun>> rung, Collection<Long> seeds) {
    List<Double> scores = new ArrayList<>();
    for (long seed : seeds) {
      scores.add(
          rung.getValue().stream()
              .map(TuningRun::run)
              .filter(run -> run.seed() == seed)
              .map(Run::value)
              .filter(value -> value != null)
              .findFirst()
              .orElse(null));
    }
    return new Candidate(values, rung.getKey(), scores);
  }

  /** What a candidate that did not complete is worth: as little as the worst that did. */
  public static double worst(Collection<Trials> trials, boolean isHigherBetter) {
    List<Double> means =
        trials.stream()
            .flatMap(each -> each.first.stream())
            .filter(Candidate::isComplete)
            .map(candidate -> candidate.score().mean())
            .toList();
    Comparator<Double> worseFirst =
        isHigherBetter ? Comparator.naturalOrder() : Comparator.reverseOrder();
    return means.stream().min(worseFirst).orElse(0.0);
  }
}
