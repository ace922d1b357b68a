package initsweep.lesson;

import initsweep.run.RunKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Experiments with other networks; empty where they would not differ from the sweep. */
final class NetworkProposals {
  private static final List<String> ACTIVATIONS = List.of("tanh", "relu", "sigmoid", "gelu");

  private NetworkProposals() {}

  /** Another activation, where there is one only. */
  static Optional<Next> otherActivation(Experiment sweep) {
    return sweep.values(RunKey.ACTIVATION).size() > 1
        ? Optional.empty()
        : other(sweep, "next.activation", RunKey.ACTIVATION, ACTIVATIONS);
  }

  /** Normalisation in place of a better initialiser. */
  static Optional<Next> batchNorm(Experiment sweep) {
    return sweep.isUntrained()
        ? Optional.empty()
        : other(sweep, "next.norm", RunKey.NORM, List.of("batch"));
  }

  static Optional<Next> otherOptimiser(Experiment sweep) {
    return sweep.isUntrained()
        ? Optional.empty()
        : other(
            sweep, "next.optimizer", RunKey.OPTIMIZER, List.of("momentum(0.9)", "adam(0.9,0.999)"));
  }

  private static Optional<Next> other(
      Experiment sweep, String reason, RunKey<?> key, List<String> candidates) {
    Set<String> tried = sweep.values(key);
    return candidates.stream()
        .filter(value -> !tried.contains(value) && !sweep.isTunedKey(key.toString()))
        .map(value -> sweep.changed(reason, Map.of("value", value), slug(value), key + "=" + value))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Initialisers that were not tried, beside each other. */
  static Optional<Next> otherInits(Experiment sweep) {
    List<String> others = List.of("he", "xavier", "orthogonal", "lsuv");
    List<String> untried =
        others.stream().filter(init -> !sweep.values(RunKey.INIT).contains(init)).toList();
    return untried.isEmpty()
        ? Optional.empty()
        : sweep.changed(
            "next.inits",
            Map.of("values", untried),
            "inits",
            "init=[%s]".formatted(String.join(", ", untried)));
  }

  /** Twice the iterations. */
  static Optional<Next> longer(Experiment sweep) {
    List<Double> iterations = sweep.numbers(RunKey.ITERATIONS);
    return iterations.size() == 1 && iterations.get(0) > 0
        ? sweep.changed(
            "next.longer", Map.of(), "longer", "iterations=" + Math.round(2 * iterations.get(0)))
        : Optional.empty();
  }

  /** Twice the layers. */
  static Optional<Next> deeper(Experiment sweep) {
    return widthAndDepth(sweep)
        .flatMap(
            hidden ->
                sweep.changed(
                    "next.deeper", Map.of(), "deeper", equalLayers(hidden[0], 2 * hidden[1])));
  }

  /** Twice the width. */
  static Optional<Next> wider(Experiment sweep) {
    return widthAndDepth(sweep)
        .flatMap(
            hidden ->
                sweep.changed(
                    "next.wider", Map.of(), "wide", equalLayers(2 * hidden[0], hidden[1])));
  }

  private static String equalLayers(int width, int depth) {
    return "hidden=%s*%s".formatted(width, depth);
  }

  /** Of the only value of {@code hidden} that has equal layers. */
  private static Optional<int[]> widthAndDepth(Experiment sweep) {
    List<int[]> found =
        sweep.values(RunKey.HIDDEN).stream()
            .filter(hidden -> hidden.matches("\\d+\\*\\d+"))
            .map(hidden -> Stream.of(hidden.split("\\*", 2)).mapToInt(Integer::parseInt).toArray())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** With a penalty on the weights. */
  static Optional<Next> regularised(Experiment sweep) {
    return sweep.values(RunKey.WEIGHT_DECAY).equals(Set.of("0"))
        ? sweep.changed("next.decay", Map.of(), "decay", "weight_decay=[0, 0.001, 0.01]")
        : Optional.empty();
  }

  /** As a part of the name of a folder. */
  private static String slug(String value) {
    return value.replaceAll("\\W+", "-").replaceAll("^-|-$", "");
  }
}
