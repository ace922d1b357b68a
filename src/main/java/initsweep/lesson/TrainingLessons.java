package initsweep.lesson;

import static initsweep.lesson.Rows.last;
import static initsweep.lesson.Rows.name;
import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.databind.JsonNode;
import initsweep.spelling.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What training curves and axes teach. */
final class TrainingLessons {
  /** A loss that fell by less of its first value has not moved. */
  private static final double MOVED = 0.95;

  private TrainingLessons() {}

  static void loss(Rows rows, Teaching page) {
    double end = rows.stream().mapToDouble(row -> last(row, "iteration")).max().orElse(Double.NaN);
    // Curves of other lengths, as of runs that diverged, do not compare.
    Rows known =
        rows.where(row -> last(row, "iteration") == end && !Double.isNaN(last(row, "loss")));
    Optional<JsonNode> best = known.stream().min(comparingDouble(row -> last(row, "loss")));
    Optional<JsonNode> worst = known.stream().max(comparingDouble(row -> last(row, "loss")));
    best.ifPresent(
        low ->
            page.say(
                known.all().size() == 1 ? "loss.one" : "loss",
                Map.of(
                    "iteration", Math.round(last(low, "iteration")),
                    "best", name(low),
                    "low", last(low, "loss"),
                    "worst", name(worst.orElseThrow()),
                    "high", last(worst.orElseThrow(), "loss"))));
    List<String> still =
        known.stream()
            .filter(row -> row.get("loss").size() > 1)
            .filter(row -> last(row, "loss") > MOVED * Rows.first(row, "loss"))
            .map(Rows::name)
            .toList();
    if (!still.isEmpty()) {
      page.say(
          still.size() == 1 ? "loss.still.one" : "loss.still",
          Map.of("count", still.size(), "name", still.get(0)));
    }
    page.next(NetworkProposals::longer, RateProposals::tune, NetworkProposals::otherOptimiser);
  }

  static void accuracy(Rows rows, Teaching page) {
    Rows known = rows.where(row -> !Double.isNaN(last(row, "accuracy")));
    if (!known.isEmpty()) {
      furthestApart(known, page);
    }
    Rows both = known.where(row -> !Double.isNaN(gap(row)));
    both.stream()
        .max(comparingDouble(TrainingLessons::gap))
        .filter(row -> gap(row) > 0)
        .ifPresent(
            row ->
                page.say("accuracy.gap", Map.of("name", name(row), "points", 100 * gap(row)))
                    .next(NetworkProposals::regularised));
    page.next(
        MeasuringProposals::withTrainingImages,
        NetworkProposals::longer,
        NetworkProposals::otherOptimiser);
  }

  /** At the evaluation at which the best and the worst differ most. */
  private static void furthestApart(Rows rows, Teaching page) {
    double widest = -1;
    Map<String, ?> said = Map.of();
    for (double iteration : Rows.numbers(rows.all().get(0), "iteration")) {
      Rows there = rows.where(row -> !Double.isNaN(at(row, iteration)));
      JsonNode best = there.stream().max(comparingDouble(row -> at(row, iteration))).orElse(null);
      if (best == null) {
        continue;
      }
      JsonNode worst = there.stream().min(comparingDouble(row -> at(row, iteration))).orElseThrow();
      double distance = at(best, iteration) - at(worst, iteration);
      if (distance > widest) {
        widest = distance;
        said =
            Map.of(
                "iteration", Math.round(iteration),
                "best", name(best),
                "high", at(best, iteration),
                "worst", name(worst),
                "low", at(worst, iteration));
      }
    }
    if (widest > 0) {
      page.say("accuracy", said);
    }
  }

  private static double at(JsonNode row, double iteration) {
    int place = Rows.numbers(row, "iteration").indexOf(iteration);
    return place < 0 ? Double.NaN : Rows.numbers(row, "accuracy").get(place);
  }

  private static double gap(JsonNode row) {
    return last(row, "train_accuracy") - last(row, "accuracy");
  }

  /** Of the first axis of the page. */
  static void axes(Rows rows, Teaching page) {
    String axis = rows.all().get(0).get("setting").asText();
    Rows lines = rows.where(row -> row.get("setting").asText().equals(axis));
    Optional<JsonNode> peak =
        lines.where(row -> best(row) >= 0).stream().max(comparingDouble(TrainingLessons::peak));
    if (peak.isPresent()) {
      peak(axis, peak.get(), page);
    } else {
      share(axis, lines, page);
    }
    page.next(sweep -> MeasuringProposals.moreSeeds(sweep, 0), NetworkProposals::otherActivation);
  }

  private static void peak(String axis, JsonNode line, Teaching page) {
    List<Double> values = Rows.numbers(line, "value");
    int at = best(line);
    Map<String, ?> said =
        Map.of(
            "axis", page.known("axis.", axis),
            "name", lineName(line, axis),
            "value", Numbers.text(values.get(at)),
            "high", peak(line));
    boolean isEdge = at == 0 || at == values.size() - 1;
    page.say(isEdge ? "axes.edge" : "axes.inside", said);
    if (isEdge) {
      page.next(sweep -> RateProposals.beyond(sweep, axis, values.get(at), at == 0));
    }
  }

  private static void share(String axis, Rows lines, Teaching page) {
    for (String key : List.of("dead_share", "healthy_share")) {
      Optional<JsonNode> steepest =
          lines.where(row -> !Double.isNaN(change(row, key))).stream()
              .max(comparingDouble(row -> Math.abs(change(row, key))));
      if (steepest.isPresent()) {
        JsonNode line = steepest.get();
        page.say(
            "axes." + key,
            Map.of(
                "axis", page.known("axis.", axis),
                "name", lineName(line, axis),
                "from", Rows.first(line, key),
                "to", last(line, key),
                "first", Numbers.text(Rows.first(line, "value")),
                "last", Numbers.text(last(line, "value"))));
        return;
      }
    }
  }

  private static double change(JsonNode row, String key) {
    return last(row, key) - Rows.first(row, key);
  }

  /** Without the axis that it is drawn along. */
  private static String lineName(JsonNode line, String axis) {
    return line.path("series").asText(axis);
  }

  /** Where a line's accuracy is greatest; -1 if it has none. */
  private static int best(JsonNode row) {
    List<Double> all = Rows.numbers(row, "accuracy");
    int best = -1;
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isNaN() && (best < 0 || all.get(i) > all.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static double peak(JsonNode row) {
    return Rows.numbers(row, "accuracy").get(best(row));
  }

  static void depths(Rows rows, Teaching page) {
    JsonNode deepest = null;
    int at = -1;
    boolean isAnyLearning = false;
    for (JsonNode row : rows.all()) {
      List<Double> accuracy = Rows.numbers(row, "accuracy");
      List<Double> scales = Rows.numbers(row, "depth_scales");
      for (int i = 0; i < accuracy.size(); i++) {
        boolean isLearning = accuracy.get(i) >= 0.5;
        isAnyLearning |= isLearning;
        if (isLearning
            && !scales.get(i).isNaN()
            && (at < 0 || scales.get(i) > Rows.numbers(deepest, "depth_scales").get(at))) {
          deepest = row;
          at = i;
        }
      }
    }
    if (deepest != null) {
      page.say(
          "depths",
          Map.of(
              "name", deepest.get("series").asText(),
              "depth", Math.round(Rows.numbers(deepest, "depth").get(at)),
              "scales", Rows.numbers(deepest, "depth_scales").get(at),
              "accuracy", Rows.numbers(deepest, "accuracy").get(at)));
    } else if (!isAnyLearning) {
      page.say("depths.none", Map.of());
    }
    page.next(NetworkProposals::longer, NetworkProposals::batchNorm);
  }
}
