package initsweep.lesson;

import static java.util.stream.Collectors.joining;

import initsweep.run.RunKey;
import initsweep.spec.Axis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Experiments with other learning rates and other values of tuned keys; empty where they would not
 * differ from the sweep.
 */
final class RateProposals {
  private RateProposals() {}

  /** Below those that were too high. */
  static Optional<Next> lowerRates(Experiment sweep) {
    if (sweep.isUntrained()) {
      return Optional.empty();
    }
    double low = sweep.numbers(RunKey.LR).stream().min(Double::compare).orElse(Double.NaN);
    return sweep.isTunedKey("lr") || !(low > 0)
        ? Optional.empty()
        : sweep.changed(
            "next.lower_rates",
            Map.of(),
            "lower-rates",
            "lr=log(%s,%s,3)".formatted(Experiment.rounded(low / 10), Experiment.rounded(low)));
  }

  /** Beyond the end of an axis at which the best value lies. */
  static Optional<Next> beyond(Experiment sweep, String key, double edge, boolean isLow) {
    return between(sweep, key, isLow ? edge / 10 : edge, isLow ? edge : edge * 10);
  }

  /** Over a range of values that were not tried. */
  static Optional<Next> between(Experiment sweep, String key, double low, double high) {
    if (!(low > 0) || !Set.of("lr", "weight_decay").contains(key)) {
      return Optional.empty();
    }
    String range = "log(%s,%s,5)".formatted(Experiment.rounded(low), Experiment.rounded(high));
    String setting = (sweep.isTunedKey(key) ? "tune.over." : "") + key + "=" + range;
    return sweep.changed("next.beyond", Map.of("key", key), "wider", setting);
  }

  /** The values of a tuned key closer together, over the same range. */
  static Optional<Next> finer(Experiment sweep, String key) {
    List<Double> tried =
        sweep.isTuned()
            ? sweep.spec().tune().over().entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(key))
                .filter(entry -> entry.getValue() instanceof Axis)
                .flatMap(entry -> Experiment.numbers((Axis) entry.getValue()).stream())
                .sorted()
                .toList()
            : List.of();
    if (tried.size() < 2 || !(tried.get(0) > 0)) {
      return Optional.empty();
    }
    return sweep.changed(
        "next.finer",
        Map.of("key", key),
        "finer",
        "tune.over.%s=log(%s,%s,%s)"
            .formatted(
                key,
                Experiment.rounded(tried.get(0)),
                Experiment.rounded(tried.get(tried.size() - 1)),
                2 * tried.size() - 1));
  }

  /** A learning rate of its own for each cell. */
  static Optional<Next> tune(Experiment sweep) {
    List<Double> rates = sweep.numbers(RunKey.LR);
    if (sweep.isTuned() || sweep.isUntrained() || rates.isEmpty() || !(rates.get(0) > 0)) {
      return Optional.empty();
    }
    double low = rates.stream().min(Double::compare).orElseThrow() / 10;
    double high = rates.stream().max(Double::compare).orElseThrow() * 10;
    String range = "log(%s,%s,5)".formatted(Experiment.rounded(low), Experiment.rounded(high));
    String tune = "tune={over: {lr: \"%s\"}, seeds: 1000..1002}".formatted(range);
    return sweep.changed(
        "next.tune",
        Map.of(),
        "tuned",
        "run=" + runWithout(sweep, RunKey.LR),
        "validation=10000",
        tune);
  }

  /** The section {@code run} without a key: a key that is tuned has no value there. */
  private static String runWithout(Experiment sweep, RunKey<?> key) {
    return sweep.spec().run().entrySet().stream()
        .filter(entry -> entry.getKey() != key)
        .map(entry -> entry.getKey() + ": " + scalar(entry.getValue()))
        .collect(joining(", ", "{", "}"));
  }

  private static String scalar(String text) {
    return text.matches("[\\w.*+-]+") ? text : "\"" + text + "\"";
  }

  /** Choosing again with other seeds, so that its variance is known. */
  static Optional<Next> moreStudies(Experiment sweep) {
    if (!sweep.isTuned() || sweep.spec().tune().studies() > 1) {
      return Optional.empty();
    }
    long first = Long.parseLong(sweep.spec().tune().seeds().get(0));
    return sweep.changed(
        "next.studies",
        Map.of(),
        "studies",
        "tune.studies=3",
        "tune.seeds=%s..%s".formatted(first, first + 3L * sweep.spec().tune().seeds().size() - 1));
  }
}
