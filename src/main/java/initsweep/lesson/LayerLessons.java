package initsweep.lesson;

import static initsweep.lesson.Rows.first;
import static initsweep.lesson.Rows.last;
import static initsweep.lesson.Rows.name;
import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What measurements of the layers teach. */
final class LayerLessons {
  /** A spread that changes by less a layer is kept. */
  private static final double KEPT = 0.05;

  /** A share of the activations outside of the bins that hides too much. */
  private static final double HIDDEN = 0.1;

  /** Shares that differ by less are the same to a reader. */
  private static final double EQUAL = 0.02;

  private LayerLessons() {}

  // ---- from layer to layer

  static void profiles(Rows rows, Teaching page) {
    Rows known = rows.where(row -> Double.isFinite(perLayer(row, "std")));
    Optional<JsonNode> keeper = known.stream().min(comparingDouble(LayerLessons::drift));
    Optional<JsonNode> drifter = known.stream().max(comparingDouble(LayerLessons::drift));
    keeper
        .filter(row -> drift(row) <= KEPT)
        .ifPresent(row -> page.say("profiles.keeps", spread(row, page)));
    drifter
        .filter(row -> drift(row) > KEPT)
        .ifPresent(
            row ->
                page.say(
                    perLayer(row, "std") < 1 ? "profiles.loses" : "profiles.gains",
                    spread(row, page)));
    page.next(
        MeasuringProposals::withJacobians,
        NetworkProposals::deeper,
        NetworkProposals::otherActivation);
  }

  private static Map<String, ?> spread(JsonNode row, Teaching page) {
    double factor = perLayer(row, "std");
    Map<String, Object> said = new HashMap<>();
    said.put("name", name(row));
    said.put("kept", last(row, "std") / first(row, "std"));
    said.put("layers", Math.round(last(row, "layer")));
    said.put("change", Math.abs(1 - factor));
    said.put("factor", factor);
    double predicted = perLayer(row, "predicted_std");
    String agrees = Math.abs(predicted / factor - 1) < KEPT ? "agrees" : "differs";
    said.put(
        "theory",
        Double.isFinite(predicted)
            ? page.word("profiles." + agrees, Map.of("factor", predicted))
            : "");
    return said;
  }

  private static double drift(JsonNode row) {
    return Math.abs(Math.log(perLayer(row, "std")));
  }

  /** The factor of a layer, in the geometric mean; NaN for a single layer, or if a value is 0. */
  private static double perLayer(JsonNode row, String key) {
    double layers = last(row, "layer") - first(row, "layer");
    double ratio = last(row, key) / first(row, key);
    return layers > 0 && ratio > 0 ? Math.pow(ratio, 1 / layers) : Double.NaN;
  }

  // ---- the others

  static void histograms(Rows rows, Teaching page) {
    long last = rows.greatest("layer").map(row -> row.get("layer").asLong()).orElse(0L);
    Rows deep =
        rows.where(row -> row.get("iteration").asInt() == 0 && row.get("layer").asLong() == last)
            .with("input_share");
    deep.least("input_share")
        .ifPresent(
            low -> {
              JsonNode high = deep.greatest("input_share").orElseThrow();
              double width =
                  high.get("input_share").doubleValue() - low.get("input_share").doubleValue();
              page.say(
                  width < EQUAL ? "histograms.equal" : "histograms",
                  Map.of(
                      "layer", last,
                      "worst", name(low),
                      "low", low.get("input_share").doubleValue(),
                      "best", name(high),
                      "high", high.get("input_share").doubleValue()));
            });
    rows.stream()
        .max(comparingDouble(LayerLessons::outside))
        .filter(row -> outside(row) > HIDDEN)
        .ifPresent(
            row ->
                page.say(
                        "histograms.outside",
                        Map.of(
                            "name", name(row),
                            "share", outside(row),
                            "layer", row.get("layer").asLong(),
                            "iteration", row.get("iteration").asLong()))
                    .next(
                        sweep ->
                            MeasuringProposals.widerHistogram(
                                sweep,
                                row.get("low").doubleValue(),
                                row.get("high").doubleValue(),
                                row.path("below").asLong() > 0)));
    page.next(
        NetworkProposals::otherInits,
        NetworkProposals::batchNorm,
        NetworkProposals::otherActivation);
  }

  private static double outside(JsonNode row) {
    double beyond = row.path("below").asDouble() + row.path("above").asDouble();
    double inside = Rows.numbers(row, "counts").stream().mapToDouble(each -> each).sum();
    return beyond / (beyond + inside);
  }

  static void jacobians(Rows rows, Teaching page) {
    Rows known = rows.where(row -> !Double.isNaN(last(row, "unevenness")));
    known.stream()
        .min(comparingDouble(row -> last(row, "unevenness")))
        .ifPresent(
            even ->
                page.say(
                    "jacobians.even",
                    Map.of(
                        "name", name(even),
                        "layers", Math.round(last(even, "layer")),
                        "low", last(even, "singular_low"),
                        "high", last(even, "singular_high"),
                        "unevenness", last(even, "unevenness"))));
    known.stream()
        .max(comparingDouble(row -> last(row, "unevenness")))
        .filter(
            row -> known.all().size() > 1 && last(row, "unevenness") > 1) // below 1: an isometry
        .ifPresent(
            uneven ->
                page.say(
                    "jacobians.uneven",
                    Map.of("name", name(uneven), "unevenness", last(uneven, "unevenness"))));
    page.next(
        NetworkProposals::otherInits, NetworkProposals::otherActivation, NetworkProposals::deeper);
  }

  // ---- the pictures at initialisation

  /** Where the units of the last layer sit on the curve. */
  static void activations(Rows rows, Teaching page) {
    List<JsonNode> ordered =
        rows.stream()
            .filter(row -> Double.isFinite(last(row, "slope")))
            .sorted(comparingDouble(row -> last(row, "slope")))
            .toList();
    if (!ordered.isEmpty()) {
      JsonNode least = ordered.get(0);
      JsonNode most = ordered.get(ordered.size() - 1);
      boolean areEqual = last(most, "slope") - last(least, "slope") < EQUAL;
      page.say(
          areEqual ? "activations.equal" : "activations",
          Map.of(
              "layers", Math.round(last(most, "layer")),
              "worst", name(least),
              "low", last(least, "slope"),
              "spread", last(least, "pre_std"),
              "best", name(most),
              "high", last(most, "slope")));
    }
    page.next(
        NetworkProposals::otherActivation, NetworkProposals::otherInits, NetworkProposals::deeper);
  }

  static void normals(Rows rows, Teaching page) {
    Rows first = rows.where(row -> row.get("layer").asInt() == 1).with("weight_std");
    first
        .greatest("weight_std")
        .ifPresent(
            wide -> {
              JsonNode narrow = first.least("weight_std").orElseThrow();
              boolean isOne =
                  wide.get("weight_std").doubleValue() == narrow.get("weight_std").doubleValue();
              page.say(
                  isOne ? "normals.one" : "normals",
                  Map.of(
                      "wide", wide.get("series").asText(),
                      "most", wide.get("weight_std").doubleValue(),
                      "narrow", narrow.get("series").asText(),
                      "least", narrow.get("weight_std").doubleValue()));
            });
    page.next(NetworkProposals::wider, NetworkProposals::otherInits);
  }

  static void weights(Rows rows, Teaching page) {
    Rows known = rows.with("weight_std").with("expected_std");
    known.stream()
        .max(comparingDouble(row -> deviation(row) / chance(row)))
        .ifPresent(
            row ->
                page.say(
                    deviation(row) < chance(row) ? "weights.agree" : "weights.differ",
                    Map.of(
                        "name", row.get("series").asText(),
                        "layer", row.get("layer").asLong(),
                        "measured", row.get("weight_std").doubleValue(),
                        "expected", row.get("expected_std").doubleValue())));
    page.next(
        NetworkProposals::otherInits, NetworkProposals::wider, NetworkProposals::otherActivation);
  }

  private static double deviation(JsonNode row) {
    double measured = row.get("weight_std").doubleValue();
    double expected = row.get("expected_std").doubleValue();
    return measured == expected ? 0 : Math.abs(measured / expected - 1);
  }

  /** Four standard errors of the standard deviation of as many normal weights, relative to it. */
  private static double chance(JsonNode row) {
    double inside = Rows.numbers(row, "counts").stream().mapToDouble(each -> each).sum();
    return 4 / Math.sqrt(2 * (inside + row.get("below").asDouble()));
  }
}
