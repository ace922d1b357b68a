package initsweep.report;

import initsweep.statistics.Cell;
import initsweep.statistics.CellSummary;
import initsweep.statistics.Comparison;
import initsweep.statistics.Finding;
import initsweep.statistics.Headline;
import initsweep.statistics.Metric;
import initsweep.statistics.samples.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words the headline of a sweep. */
record HeadlineText(Words words) {
  /** Number of cells that a sentence names at most. */
  private static final int MAX_NAMES = 8;

  String of(Headline headline) {
    if (headline instanceof Headline.Leading leading) {
      return leading(leading);
    }
    if (headline instanceof Headline.Tuned tuned) {
      return tuned(tuned);
    }
    return headline instanceof Headline.NoneCompleted none
        ? noneCompleted(none)
        : untrained((Headline.Untrained) headline);
  }

  // ---- what won

  private String leading(Headline.Leading headline) {
    Stream<CellSummary> named =
        headline.rival() == null
            ? headline.leaders().stream()
            : Stream.concat(headline.leaders().stream(), Stream.of(headline.rival()));
    return words.text("headline." + kind(headline), values(headline))
        + behind(headline)
        + named.map(this::missing).collect(Collectors.joining());
  }

  private static String kind(Headline.Leading headline) {
    String leaders = headline.leaders().size() == 1 ? "one" : "several";
    Comparison comparison = headline.comparison();
    if (comparison == null) {
      return leaders + ".alone";
    }
    if (comparison.seeds() == 0) {
      return leaders + ".apart";
    }
    boolean isOpen = !headline.open().isEmpty();
    return switch (comparison.finding()) {
      case BETTER -> leaders + (isOpen ? ".better_than_next" : ".better");
      case WORSE -> leaders + ".worse";
      case NOT_SETTLED ->
          leaders + (comparison.seedsNeeded() == null ? ".not_settled" : ".not_settled_yet");
      case EQUAL -> leaders + ".equal";
      case NONE_COMPLETED -> leaders + ".none_completed";
      case TOO_FEW_SEEDS -> leaders + ".too_few_seeds";
      case SPACE_TOO_SMALL -> leaders + ".space_too_small";
    };
  }

  private Map<String, Object> values(Headline.Leading headline) {
    Map<String, Object> values = new HashMap<>();
    values.put("cell", headline.winner().cell());
    values.put("first", words.text(headline.isFirstByMean() ? "first.mean" : "first.completion"));
    values.put("cells", list(headline.leaders(), CellSummary::cell));
    values.put("mean", mean(headline));
    if (headline.comparison() != null) {
      values.put("second", headline.rival().cell());
      values.put("gap", gap(headline));
      values.put("seeds", seeds(headline.comparison().seeds()));
      values.put("fewest", headline.fewestSeeds());
      if (headline.comparison().seedsNeeded() != null) {
        values.put("needed", headline.comparison().seedsNeeded());
      }
    }
    return values;
  }

  private String mean(Headline.Leading headline) {
    CellSummary winner = headline.winner();
    return words.text(
        "mean." + headline.metric(),
        Map.of("mean", winner.completedRuns().mean(), "seeds", seeds(winner.completed())));
  }

  /** The difference, the seeds it is over, and at how many of them the first cell is better. */
  private String gap(Headline.Leading headline) {
    Comparison comparison = headline.comparison();
    int pairs = comparison.differences().count();
    Interval interval = headline.leadInterval();
    String scope = pairs == comparison.seeds() ? "gap.complete" : "gap.incomplete";
    Map<String, Object> values = new HashMap<>();
    values.put("second", headline.rival().cell());
    values.put("wins", comparison.wins());
    values.put("level", level(comparison));
    values.put("seeds", seeds(comparison.seeds()));
    if (pairs == 0) {
      return words.text("gap.none", values);
    }
    values.put("pairs", seeds(pairs));
    values.put("distance", distance(headline, headline.lead()));
    if (interval == null) {
      return words.text(scope, values);
    }
    values.put("low", bound(headline.metric(), interval.low()));
    values.put("high", bound(headline.metric(), interval.high()));
    return words.text(scope + ".interval", values);
  }

  private String distance(Headline.Leading headline, double lead) {
    String direction = lead == 0 ? "level" : lead < 0 ? "behind" : "ahead";
    return words.text(
        "%s.%s".formatted(direction, headline.metric()),
        difference(Math.abs(lead), headline.rival().cell()));
  }

  private String bound(Metric metric, double value) {
    return words.text("bound." + metric, difference(value, ""));
  }

  /** Differences of accuracies are in percentage points. */
  private static Map<String, Object> difference(double value, Object second) {
    return Map.of("value", value, "points", 100 * value, "second", second);
  }

  private String level(Comparison comparison) {
    return comparison.ties() == 0 ? "" : words.text("ties", Map.of("ties", comparison.ties()));
  }

  /**
   * Cells behind the second that may be as good; none are listed where there are too few seeds,
   * since it is true of all.
   */
  private String behind(Headline.Leading headline) {
    boolean isToldOfAll =
        headline.open().isEmpty() || headline.comparison().finding() == Finding.TOO_FEW_SEEDS;
    return isToldOfAll
        ? ""
        : words.text("open", Map.of("cells", list(headline.open(), Function.identity())));
  }

  private String missing(CellSummary cell) {
    int missing = cell.runs() - cell.completed();
    return missing == 0
        ? ""
        : words.text(
            "missing", Map.of("cell", cell.cell(), "missing", missing, "runs", cell.runs()));
  }

  private String seeds(int count) {
    return words.counted("seed", count);
  }

  // ---- where each cell has values of its own

  private String tuned(Headline.Tuned headline) {
    if (isOneCell(headline)) {
      return only(headline) + edges(headline.edges()) + weak(headline);
    }
    String own = leading(headline.own());
    Map<String, Object> values = new HashMap<>();
    values.put("at", headline.at());
    values.put("chosen", chosen(headline));
    return words.text("headline.tuned.common", values)
        + leading(headline.common())
        + words.text("headline.tuned.own", values)
        + own
        + edges(headline.edges())
        + choosing(headline);
  }

  /** Whether there is nothing to compare, neither with other cells nor between choices. */
  private static boolean isOneCell(Headline.Tuned headline) {
    Cell cell = headline.own().winner().cell();
    return Stream.of(headline.own(), headline.common())
            .allMatch(leading -> kind(leading).equals("one.alone"))
        && headline.at().toString().equals(headline.chosen().get(cell));
  }

  private String only(Headline.Tuned headline) {
    CellSummary winner = headline.own().winner();
    return words.text(
            "headline.tuned.only",
            Map.of(
                "cell", winner.cell(),
                "chosen", headline.at(),
                "tried", mean(headline.common()),
                "mean", mean(headline.own())))
        + missing(winner);
  }

  /** Whether the interval knows that other values might have been chosen, and what halving lost. */
  private String choosing(Headline.Tuned headline) {
    String interval =
        headline.studies() == 1
            ? words.text("headline.tuned.one_study")
            : words.text("headline.tuned.studies", Map.of("studies", headline.studies()));
    return interval + byStudy(headline.own()) + weak(headline);
  }

  private String weak(Headline.Tuned headline) {
    return headline.weak().stream()
        .map(
            rung ->
                words.text(
                    "headline.tuned.weak_rung",
                    Map.of("rung", rung.rung(), "correlation", rung.correlation())))
        .collect(Collectors.joining());
  }

  private String byStudy(Headline.Leading own) {
    Interval interval = own.leadByStudyInterval();
    return interval == null
        ? ""
        : words.text(
            "headline.tuned.by_study",
            Map.of(
                "units", own.comparison().byStudy().count(),
                "distance", distance(own, own.leadByStudy()),
                "low", bound(own.metric(), interval.low()),
                "high", bound(own.metric(), interval.high())));
  }

  /** The chosen values of the cells that the sentence names. */
  private String chosen(Headline.Tuned headline) {
    Stream<CellSummary> named =
        Stream.concat(headline.own().leaders().stream(), Stream.ofNullable(headline.own().rival()));
    return list(
        named.map(CellSummary::cell).filter(headline.chosen()::containsKey).toList(),
        cell -> cell + " " + headline.chosen().get(cell));
  }

  /** One sentence for all cells with the same value at the same edge. */
  private String edges(List<Headline.Edge> edges) {
    Map<Map<String, ?>, List<Cell>> cells = new LinkedHashMap<>();
    for (Headline.Edge edge : edges) {
      Map<String, ?> values =
          Map.of("key", edge.key(), "value", edge.value(), "low", edge.low(), "high", edge.high());
      cells.computeIfAbsent(values, each -> new ArrayList<>()).add(edge.cell());
    }
    return cells.entrySet().stream()
        .map(entry -> edge(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private String edge(Map<String, ?> edge, List<Cell> cells) {
    Map<String, Object> values = new HashMap<>(edge);
    values.put("cells", list(cells, Function.identity()));
    return words.text("headline.tuned.edge", values);
  }

  // ---- where there is nothing to win

  private String noneCompleted(Headline.NoneCompleted none) {
    if (none.runs() == 0) {
      return words.text("headline.nothing_to_compare");
    }
    Map<String, Object> values = new HashMap<>();
    values.put("runs", none.runs());
    values.put("diverged", none.diverged());
    values.put("failed", none.failed());
    values.put("first", none.firstAt());
    values.put("last", none.lastAt());
    if (none.diverged() > 0) {
      boolean isOne = none.firstAt().equals(none.lastAt());
      values.put("when", words.text(isOne ? "at_iteration" : "at_iterations", values));
    }
    String how =
        none.failed() == 0 ? "diverged" : none.diverged() == 0 ? "failed" : "diverged_and_failed";
    return words.text("headline.none_completed." + how, values);
  }

  private String untrained(Headline.Untrained headline) {
    Map<String, Object> values =
        Map.of(
            "healthy", headline.healthy().size(),
            "cells", headline.cells(),
            "names", list(headline.healthy(), Function.identity()),
            "failed", headline.failed(),
            "runs", headline.runs());
    String key = headline.healthy().isEmpty() ? "none" : "some";
    String failed = headline.failed() == 0 ? "" : words.text("headline.untrained.failed", values);
    return words.text("headline.untrained." + key, values) + failed;
  }

  /** "a, b and c"; a long list is cut and ends with how many more there are. */
  private <T> String list(List<T> all, Function<T, ?> name) {
    if (all.isEmpty()) {
      return "";
    }
    List<String> names =
        all.stream().limit(MAX_NAMES).map(each -> name.apply(each).toString()).toList();
    int more = all.size() - names.size();
    boolean isWhole = more == 0;
    if (isWhole && names.size() == 1) {
      return names.get(0);
    }
    int last = isWhole ? names.size() - 1 : names.size();
    String first = String.join(words.text("list.comma"), names.subList(0, last));
    return isWhole
        ? words.text("list.last", Map.of("names", first, "last", names.get(last)))
        : words.text("list.more", Map.of("names", first, "more", more));
  }
}
