package initsweep.lesson;

import static initsweep.lesson.Rows.name;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the cells and their comparisons teach. */
final class CellLessons {
  private CellLessons() {}

  static void cells(Rows rows, Teaching page) {
    Rows trained = rows.with("accuracy");
    if (trained.all().size() > 1) {
      JsonNode best = trained.all().get(0);
      JsonNode worst = trained.least("accuracy").orElseThrow();
      double high = best.get("accuracy").doubleValue();
      double low = worst.get("accuracy").doubleValue();
      if (high != low) {
        page.say(
            "cells.trained",
            Map.of("best", name(best), "high", high, "worst", name(worst), "low", low));
      }
    }
    health(rows, page);
    long diverged = rows.sum("diverged");
    if (diverged > 0) {
      page.say("cells.diverged", Map.of("diverged", diverged, "runs", rows.sum("runs")))
          .next(RateProposals::lowerRates);
    }
    page.next(
        NetworkProposals::otherActivation, NetworkProposals::otherInits, NetworkProposals::deeper);
  }

  private static void health(Rows rows, Teaching page) {
    Rows judged = rows.where(row -> row.path("overall_verdict").isTextual());
    long healthy = judged.stream().filter(CellLessons::isHealthy).count();
    judged.stream()
        .filter(row -> !isHealthy(row))
        .findFirst()
        .ifPresentOrElse(
            row ->
                page.say(
                    "cells.health",
                    Map.of(
                        "healthy", healthy,
                        "cells", judged.all().size(),
                        "name", name(row),
                        "verdict", page.known("verdict.", row.get("overall_verdict").asText()))),
            () -> {
              if (healthy > 1) {
                page.say("cells.healthy", Map.of("cells", healthy));
              } else if (healthy == 1) {
                page.say("cells.healthy.one", Map.of("name", name(judged.all().get(0))));
              }
            });
  }

  private static boolean isHealthy(JsonNode row) {
    return row.get("overall_verdict").asText().equals("healthy");
  }

  static void comparisons(Rows rows, Teaching page) {
    Rows settled =
        rows.where(row -> row.path("finding").asText().matches("better|worse")).with("difference");
    page.say("comparisons", Map.of("settled", settled.all().size(), "pairs", rows.all().size()));
    settled.stream()
        .max((one, other) -> Double.compare(size(one), size(other)))
        .ifPresent(row -> page.say("comparisons.largest", difference(row)));
    Rows open =
        rows.where(row -> row.path("finding").asText().matches("not_settled|too_few_seeds"));
    if (!open.isEmpty()) {
      int needed = open.least("seeds_needed").map(row -> row.get("seeds_needed").asInt()).orElse(0);
      page.next(sweep -> MeasuringProposals.moreSeeds(sweep, needed));
    }
    page.next(
        RateProposals::tune,
        NetworkProposals::otherActivation,
        sweep -> MeasuringProposals.moreSeeds(sweep, 0));
  }

  private static double size(JsonNode row) {
    return Math.abs(row.get("difference").doubleValue());
  }

  private static Map<String, ?> difference(JsonNode row) {
    boolean isAhead = row.get("difference").doubleValue() >= 0;
    return Map.of(
        "cell", row.get(isAhead ? "cell" : "against").asText(),
        "against", row.get(isAhead ? "against" : "cell").asText(),
        "points", 100 * size(row));
  }

  static void attribution(Rows rows, Teaching page) {
    Rows accuracy = rows.where(row -> row.path("metric").asText().equals("test_accuracy"));
    Rows shown = accuracy.isEmpty() ? rows : accuracy;
    JsonNode most = shown.greatest("eta_squared").orElse(null);
    if (most == null) {
      return;
    }
    String source = most.get("source").asText();
    page.say(
        "attribution",
        Map.of(
            "source", page.known("source.", source),
            "share", most.get("eta_squared").doubleValue(),
            "metric", page.known("word.", most.get("metric").asText())));
    if (source.equals("seed") || source.equals("rest")) {
      page.say("attribution.chance", Map.of())
          .next(sweep -> MeasuringProposals.moreSeeds(sweep, 0));
    }
    page.next(NetworkProposals::otherOptimiser, NetworkProposals::otherActivation);
  }

  static void unfinished(Rows rows, Teaching page) {
    JsonNode most = rows.all().get(0);
    page.say(
        "unfinished",
        Map.of("runs", rows.sum("runs"), "most", most.get("runs").asLong(), "cell", name(most)));
    rows.least("diverged_at")
        .ifPresentOrElse(
            row ->
                page.say("unfinished.at", Map.of("iteration", row.get("diverged_at").asLong()))
                    .next(RateProposals::lowerRates),
            () ->
                page.next(
                    sweep -> MeasuringProposals.replay(sweep, most.path("example").asText())));
  }
}
