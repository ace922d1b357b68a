package initsweep.lesson;

import static java.util.stream.Collectors.joining;

import initsweep.run.RunKey;
import initsweep.spec.Axis;
import initsweep.spelling.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Experiments that follow from a finding; empty where they would not differ from the sweep. */
record Proposals(Experiment sweep) {
  private static final List<String> ACTIVATIONS = List.of("tanh", "relu", "sigmoid", "gelu");
  private static final int MOST_SEEDS = 1000;
  private static final MathContext DIGITS = new MathContext(3);

  /** Of the same cells, at least twice as many; the runs that are there are not computed again. */
  Optional<Next> moreSeeds(int atLeast) {
    if (sweep.spec().grid().size() != 1) {
      return Optional.empty();
    }
    Axis seeds = sweep.spec().grid().get(0).get(RunKey.SEED);
    if (seeds == null || !seeds.toString().matches("\\d+\\.\\.\\d+")) {
      return Optional.empty();
    }
    long first = Long.parseLong(seeds.get(0));
    int wanted =
        Math.min(Math.max(2 * seeds.size(), atLeast), Math.max(MOST_SEEDS, 2 * seeds.size()));
    String setting = "seed=%s..%s".formatted(first, first + wanted - 1);
    Map<String, ?> values = Map.of("seeds", wanted);
    return sweep.isTuned()
        ? sweep.changed("next.seeds", values, "seeds", setting)
        : sweep.extended("next.seeds", values, setting);
  }

  /** Below those that were too high. */
  Optional<Next> lowerRates() {
    if (isUntrained()) {
      return Optional.empty();
    }
    double low = numbers(sweep.values(RunKey.LR)).stream().min(Double::compare).orElse(Double.NaN);
    return isTunedKey("lr") || !(low > 0)
        ? Optional.empty()
        : sweep.changed(
            "next.lower_rates",
            Map.of(),
            "lower-rates",
            "lr=log(%s,%s,3)".formatted(rounded(low / 10), rounded(low)));
  }

  /** Beyond the end of an axis at which the best value lies. */
  Optional<Next> beyond(String key, double edge, boolean isLow) {
    if (!(edge > 0) || !Set.of("lr", "weight_decay").contains(key)) {
      return Optional.empty();
    }
    double low = isLow ? edge / 10 : edge;
    double high = isLow ? edge : edge * 10;
    String range = "log(%s,%s,5)".formatted(rounded(low), rounded(high));
    String setting = (isTunedKey(key) ? "tune.over." : "") + key + "=" + range;
    return sweep.changed("next.beyond", Map.of("key", key), "wider", setting);
  }

  /** The values of a tuned key closer together, over the same range. */
  Optional<Next> finer(String key) {
    List<Double> tried =
        sweep.isTuned()
            ? sweep.spec().tune().over().entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(key))
                .filter(entry -> entry.getValue() instanceof Axis)
                .flatMap(entry -> numbers((Axis) entry.getValue()).stream())
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
                rounded(tried.get(0)),
                rounded(tried.get(tried.size() - 1)),
                2 * tried.size() - 1));
  }

  /** Another activation, where there is one only. */
  Optional<Next> otherActivation() {
    return sweep.values(RunKey.ACTIVATION).size() > 1
        ? Optional.empty()
        : other("next.activation", RunKey.ACTIVATION, ACTIVATIONS);
  }

  /** Normalisation in place of a better initialiser. */
  Optional<Next> batchNorm() {
    return isUntrained() ? Optional.empty() : other("next.norm", RunKey.NORM, List.of("batch"));
  }

  Optional<Next> otherOptimiser() {
    return isUntrained()
        ? Optional.empty()
        : other("next.optimizer", RunKey.OPTIMIZER, List.of("momentum(0.9)", "adam(0.9,0.999)"));
  }

  private Optional<Next> other(String reason, RunKey<?> key, List<String> candidates) {
    Set<String> tried = sweep.values(key);
    return candidates.stream()
        .filter(value -> !tried.contains(value) && !isTunedKey(key.toString()))
        .map(value -> sweep.changed(reason, Map.of("value", value), slug(value), key + "=" + value))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Initialisers that were not tried, beside each other. */
  Optional<Next> otherInits() {
    List<String> others = List.of("he", "xavier", "orthogonal", "lsuv");
    List<String> untried =
        others.stream().filter(init -> !sweep.values(RunKey.INIT).contains(init)).toList();
    return untried.isEmpty()
        ? Optional.empty()
        : sweep.changed(
            "next.inits",
            Map.of("values", String.join(", ", untried)),
            "inits",
            "init=[%s]".formatted(String.join(", ", untried)));
  }

  /** A learning rate of its own for each cell. */
  Optional<Next> tune() {
    List<Double> rates = numbers(sweep.values(RunKey.LR));
    if (sweep.isTuned() || isUntrained() || rates.isEmpty() || !(rates.get(0) > 0)) {
      return Optional.empty();
    }
    double low = rates.stream().min(Double::compare).orElseThrow() / 10;
    double high = rates.stream().max(Double::compare).orElseThrow() * 10;
    String range = "log(%s,%s,5)".formatted(rounded(low), rounded(high));
    String tune = "tune={over: {lr: \"%s\"}, seeds: 1000..1002}".formatted(range);
    return sweep.changed(
        "next.tune", Map.of(), "tuned", "run=" + runWithout(RunKey.LR), "validation=10000", tune);
  }

  /** The section {@code run} without a key: a key that is tuned has no value there. */
  private String runWithout(RunKey<?> key) {
    return sweep.spec().run().entrySet().stream()
        .filter(entry -> entry.getKey() != key)
        .map(entry -> entry.getKey() + ": " + scalar(entry.getValue()))
        .collect(joining(", ", "{", "}"));
  }

  private static String scalar(String text) {
    return text.matches("[\\w.*+-]+") ? text : "\"" + text + "\"";
  }

  /** Twice the iterations. */
  Optional<Next> longer() {
    List<Double> iterations = numbers(sweep.values(RunKey.ITERATIONS));
    return iterations.size() == 1 && iterations.get(0) > 0
        ? sweep.changed(
            "next.longer", Map.of(), "longer", "iterations=" + Math.round(2 * iterations.get(0)))
        : Optional.empty();
  }

  /** Twice the layers. */
  Optional<Next> deeper() {
    List<String> deeper =
        sweep.values(RunKey.HIDDEN).stream()
            .filter(hidden -> hidden.matches("\\d+\\*\\d+"))
            .map(hidden -> hidden.split("\\*", 2))
            .map(parts -> parts[0] + "*" + 2 * Integer.parseInt(parts[1]))
            .toList();
    return deeper.size() == 1
        ? sweep.changed("next.deeper", Map.of(), "deeper", "hidden=" + deeper.get(0))
        : Optional.empty();
  }

  /** Twice the width. */
  Optional<Next> wider() {
    List<String> wider =
        sweep.values(RunKey.HIDDEN).stream()
            .filter(hidden -> hidden.matches("\\d+\\*\\d+"))
            .map(hidden -> hidden.split("\\*", 2))
            .map(parts -> 2 * Integer.parseInt(parts[0]) + "*" + parts[1])
            .toList();
    return wider.size() == 1
        ? sweep.changed("next.wider", Map.of(), "wide", "hidden=" + wider.get(0))
        : Optional.empty();
  }

  /** With a penalty on the weights. */
  Optional<Next> regularised() {
    return sweep.values(RunKey.WEIGHT_DECAY).equals(Set.of("0"))
        ? sweep.changed("next.decay", Map.of(), "decay", "weight_decay=[0, 0.001, 0.01]")
        : Optional.empty();
  }

  Optional<Next> withTrainingImages() {
    return isUntrained() || sweep.spec().evaluation().onTraining()
        ? Optional.empty()
        : sweep.changed("next.train_images", Map.of(), "train-images", "evaluate.train=true");
  }

  Optional<Next> withJacobians() {
    return sweep.spec().probe().jacobian() > 0
        ? Optional.empty()
        : sweep.changed("next.jacobian", Map.of(), "jacobian", "probe.jacobian=16");
  }

  /**
   * Bins over a wider range.
   *
   * @param isLower whether the lower end moves, too
   */
  Optional<Next> widerHistogram(double low, double high, boolean isLower) {
    double width = high - low;
    return sweep.changed(
        "next.histogram",
        Map.of(),
        "histogram",
        "probe.histogram.range=[%s, %s]"
            .formatted(rounded(isLower ? low - width : low), rounded(high + width)));
  }

  /** Choosing again with other seeds, so that its variance is known. */
  Optional<Next> moreStudies() {
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

  Optional<Next> replay(String run) {
    return run.isEmpty() ? Optional.empty() : asked("next.replay", "replay", run);
  }

  /** A shipped sweep about the claims that this one cannot judge. */
  Optional<Next> articlesOther(Rows claims) {
    boolean isTrained = claims.stream().anyMatch(row -> row.path("claim").asText().equals("P9"));
    return Optional.of(
        new Next(
            "next.article",
            Map.of(),
            CommandLine.of("sweep", isTrained ? "conf/activations.yaml" : "conf/book.yaml")));
  }

  Optional<Next> compared() {
    return sweep.askedOfAll("next.compare", "query", "compare");
  }

  Optional<Next> asked(String reason, String command, String... words) {
    return sweep.asked(reason, command, words);
  }

  private boolean isUntrained() {
    return sweep.values(RunKey.ITERATIONS).equals(Set.of("0"));
  }

  private boolean isTunedKey(String key) {
    return sweep.isTuned()
        && sweep.spec().tune().keys().stream().anyMatch(tuned -> tuned.toString().equals(key));
  }

  private static List<Double> numbers(Iterable<String> texts) {
    List<Double> numbers = new ArrayList<>();
    for (String text : texts) {
      if (Numbers.looksLikeANumber(text)) {
        numbers.add(Double.valueOf(text));
      }
    }
    return numbers;
  }

  private static String rounded(double value) {
    return Numbers.text(new BigDecimal(value).round(DIGITS).doubleValue());
  }

  /** As a part of the name of a folder. */
  private static String slug(String value) {
    return value.replaceAll("\\W+", "-").replaceAll("^-|-$", "");
  }
}
