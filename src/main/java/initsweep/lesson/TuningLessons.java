package initsweep.lesson;

import static initsweep.lesson.Rows.name;
import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What choosing values for each cell teaches, and whether the diagnosis was right. */
final class TuningLessons {
  /** The area under the ROC curve of a number that tells nothing. */
  private static final double CHANCE = 0.5;

  /** {@code lr from 0.1 to 1}, as the view {@code choices} has it. */
  private static final Pattern RANGE = Pattern.compile("(\\w+) from (\\S+) to ([^\\s,]+)");

  private TuningLessons() {}

  static void choices(Rows rows, Teaching page) {
    Rows open =
        rows.with("ahead_low")
            .where(
                row ->
                    row.get("ahead_low").doubleValue() <= 0
                        && row.get("ahead_high").doubleValue() >= 0);
    page.say("choices", Map.of("open", open.all().size(), "cells", rows.all().size()));
    Rows edge = rows.where(row -> row.path("try_next").isTextual());
    if (!edge.isEmpty()) {
      JsonNode row = edge.all().get(0);
      page.say(
          edge.all().size() == 1 ? "choices.edge.one" : "choices.edge",
          Map.of(
              "count", edge.all().size(),
              "name", name(row),
              "next", row.get("try_next").asText()));
      beyond(row, page);
    }
    page.next(RateProposals::moreStudies, sweep -> MeasuringProposals.moreSeeds(sweep, 0));
  }

  /** Of the keys at an edge the first. */
  private static void beyond(JsonNode row, Teaching page) {
    Matcher range = RANGE.matcher(row.get("try_next").asText());
    if (range.find()) {
      double low = Double.parseDouble(range.group(2));
      double high = Double.parseDouble(range.group(3));
      page.next(sweep -> RateProposals.between(sweep, range.group(1), low, high));
    }
  }

  static void sensitivity(Rows rows, Teaching page) {
    String key = rows.all().get(0).get("setting").asText();
    Rows known = rows.where(row -> row.get("setting").asText().equals(key)).with("good_decades");
    known
        .greatest("good_decades")
        .ifPresent(
            wide -> {
              JsonNode narrow = known.least("good_decades").orElseThrow();
              page.say(
                  known.all().size() == 1 ? "sensitivity.one" : "sensitivity",
                  Map.of(
                      "key", key,
                      "wide", wide.get("series").asText(),
                      "most", wide.get("good_decades").doubleValue(),
                      "narrow", narrow.get("series").asText(),
                      "least", narrow.get("good_decades").doubleValue()));
            });
    rows.where(row -> row.get("setting").asText().equals(key)).stream()
        .filter(row -> row.path("cut_low").asBoolean() || row.path("cut_high").asBoolean())
        .findFirst()
        .ifPresent(
            row -> {
              boolean isLow = row.path("cut_low").asBoolean();
              double edge = isLow ? Rows.first(row, "rate") : Rows.last(row, "rate");
              page.next(sweep -> RateProposals.beyond(sweep, key, edge, isLow));
            });
    page.next(sweep -> RateProposals.finer(sweep, key), NetworkProposals::otherOptimiser);
  }

  static void budget(Rows rows, Teaching page) {
    rows.stream()
        .max(comparingDouble(TuningLessons::gain))
        .filter(row -> !Double.isNaN(gain(row)))
        .ifPresent(
            row -> {
              boolean isAccuracy = row.path("metric").asText().endsWith("accuracy");
              page.say(
                  isAccuracy ? "budget" : "budget.loss",
                  Map.of(
                      "name", row.get("series").asText(),
                      "one", Rows.first(row, "expected_best"),
                      "all", Rows.last(row, "expected_best"),
                      "candidates", Math.round(Rows.last(row, "k"))));
            });
    page.next(sweep -> RateProposals.finer(sweep, "lr"), NetworkProposals::otherOptimiser);
  }

  private static double gain(JsonNode row) {
    return Math.abs(Rows.last(row, "expected_best") - Rows.first(row, "expected_best"));
  }

  static void flips(Rows rows, Teaching page) {
    long settled =
        rows.stream().filter(row -> row.path("settled").asText().equals("settled")).count();
    JsonNode first = rows.all().get(0);
    page.say(
        "rank_flips",
        Map.of(
            "pairs", rows.all().size(),
            "settled", settled,
            "cell", name(first),
            "against", first.get("against").asText(),
            "at", first.get("at").asText()));
    if (settled < rows.all().size()) {
      page.next(sweep -> MeasuringProposals.moreSeeds(sweep, 0));
    }
    page.next(NetworkProposals::otherOptimiser, NetworkProposals::otherActivation);
  }

  static void calibration(Rows rows, Teaching page) {
    rows.greatest("auc")
        .ifPresent(
            row ->
                page.say(
                    row.path("auc_low").asDouble() > CHANCE ? "calibration" : "calibration.open",
                    Map.of(
                        "evidence", page.known("word.", row.get("evidence").asText()),
                        "auc", row.get("auc").doubleValue(),
                        "low", row.path("auc_low").asDouble(),
                        "networks", row.get("networks").asLong())));
    page.next(
        NetworkProposals::otherActivation,
        NetworkProposals::otherInits,
        sweep -> MeasuringProposals.moreSeeds(sweep, 0));
  }
}
