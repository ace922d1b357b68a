package initsweep.statistics.tuning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.Choosing;
import initsweep.statistics.Headline;
import initsweep.statistics.Study;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The results of the tuning runs of a sweep.
 *
 * @param trials by cell, then study
 */
public record Tuned(TuningPlan plan, List<TuningRun> runs, List<Trials> trials) {

  public static Tuned of(TuningPlan plan, List<TuningRun> runs) {
    return new Tuned(plan, runs, Trials.of(runs, plan.order()));
  }

  public Optional<Choice> choice(Trials tried) {
    return Choice.of(tried.last(), plan.by().isHigherBetter());
  }

  /** What comparisons of the evaluated runs have to know. */
  public Choosing choosing() {
    return new Choosing(atEdge(), plan.studies());
  }

  /** Of the rungs after the first, those that a cell had something to put in order in. */
  private List<RungAgreement> agreements(Collection<Trials> those) {
    int rungs = those.stream().mapToInt(tried -> tried.rungs().size()).max().orElse(0);
    return IntStream.rangeClosed(2, rungs)
        .mapToObj(rung -> Trials.agreement(rung, those, plan.by().isHigherBetter()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Of the last rung that put the candidates of a cell in order after another had. */
  public Optional<RungAgreement> agreement(Trials tried) {
    return agreements(List.of(tried)).stream().reduce((earlier, later) -> later);
  }

  /** Cells of which a choice, in any study, is at the edge of what was tried. */
  private Set<Cell> atEdge() {
    return trials.stream()
        .filter(tried -> choice(tried).map(Choice::isAtEdge).orElse(false))
        .map(Trials::cell)
        .collect(toCollection(TreeSet::new));
  }

  /** The values chosen for each cell; in several studies, each once. */
  public Map<Cell, String> chosen() {
    Map<Cell, Set<String>> values = new TreeMap<>();
    for (Trials tried : trials) {
      choice(tried)
          .ifPresent(
              choice ->
                  values
                      .computeIfAbsent(tried.cell(), cell -> new LinkedHashSet<>())
                      .add(choice.chosen().values().toString()));
    }
    Map<Cell, String> chosen = new TreeMap<>();
    values.forEach((cell, texts) -> chosen.put(cell, String.join(" / ", texts)));
    return chosen;
  }

  /** The headline of the evaluated runs with that of the tuning runs at one value for all. */
  public Headline headline(Headline own) {
    if (!(own instanceof Headline.Leading leading)) {
      return own;
    }
    Map<Cell, Study> common = common();
    return common.keySet().stream()
        .min(Comparator.comparingDouble(Tuned::distanceToDefault))
        .flatMap(at -> common.get(at).headline().map(found -> headline(leading, found, at)))
        .orElse(own);
  }

  private Headline headline(Headline.Leading own, Headline.Leading common, Cell at) {
    List<RungAgreement> weak = agreements(trials).stream().filter(RungAgreement::isWeak).toList();
    return new Headline.Tuned(own, common, at, chosen(), edges(), weak, plan.studies());
  }

  private List<Headline.Edge> edges() {
    return trials.stream()
        .flatMap(
            tried ->
                choice(tried).stream()
                    .flatMap(choice -> choice.edges().stream())
                    .map(
                        edge ->
                            new Headline.Edge(
                                tried.cell(),
                                edge.key(),
                                edge.value(),
                                edge.nextLow(),
                                edge.nextHigh())))
        .distinct()
        .toList();
  }

  /** In decades of the learning rate; 0 where that is not tuned. */
  private static double distanceToDefault(Cell values) {
    String rate = values.values().get(RunKey.LR);
    return rate == null
        ? 0
        : Math.abs(
            Math.log10(Double.parseDouble(rate) / Double.parseDouble(RunKey.LR.defaultText())));
  }

  /** The cells with the same values, of the rung that all candidates were trained in. */
  public Map<Cell, Study> common() {
    int first = runs.stream().mapToInt(TuningRun::rung).min().orElse(0);
    Map<Cell, Study> common = new TreeMap<>(plan.order());
    runs.stream()
        .filter(run -> run.rung() == first)
        .collect(groupingBy(TuningRun::values, mapping(TuningRun::run, toList())))
        .forEach((values, those) -> common.put(values, Study.of(plan.by(), those)));
    return common;
  }
}
