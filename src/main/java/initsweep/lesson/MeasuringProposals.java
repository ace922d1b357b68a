package initsweep.lesson;

import initsweep.run.RunKey;
import initsweep.spec.Axis;
import java.util.Map;
import java.util.Optional;

/** Experiments that measure more of the same networks, and questions about the runs there are. */
final class MeasuringProposals {
  private static final int MOST_SEEDS = 1000;

  private MeasuringProposals() {}

  /** Of the same cells, at least twice as many; the runs that are there are not computed again. */
  static Optional<Next> moreSeeds(Experiment sweep, int atLeast) {
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

  static Optional<Next> withTrainingImages(Experiment sweep) {
    return sweep.isUntrained() || sweep.spec().evaluation().onTraining()
        ? Optional.empty()
        : sweep.changed("next.train_images", Map.of(), "train-images", "evaluate.train=true");
  }

  static Optional<Next> withJacobians(Experiment sweep) {
    return sweep.spec().probe().jacobian() > 0
        ? Optional.empty()
        : sweep.changed("next.jacobian", Map.of(), "jacobian", "probe.jacobian=16");
  }

  /**
   * Bins over a wider range.
   *
   * @param isLower whether the lower end moves, too
   */
  static Optional<Next> widerHistogram(Experiment sweep, double low, double high, boolean isLower) {
    double width = high - low;
    return sweep.changed(
        "next.histogram",
        Map.of(),
        "histogram",
        "probe.histogram.range=[%s, %s]"
            .formatted(
                Experiment.rounded(isLower ? low - width : low), Experiment.rounded(high + width)));
  }

  static Optional<Next> replay(Experiment sweep, String run) {
    return run.isEmpty() ? Optional.empty() : sweep.asked("next.replay", "replay", run);
  }

  /** A shipped sweep about the claims that this one cannot judge. */
  static Optional<Next> articlesOther(Experiment sweep, Rows claims) {
    boolean isTrained = claims.stream().anyMatch(row -> row.path("claim").asText().equals("P9"));
    return Optional.of(
        new Next(
            "next.article",
            Map.of(),
            CommandLine.of("sweep", isTrained ? "conf/activations.yaml" : "conf/book.yaml")));
  }

  static Optional<Next> compared(Experiment sweep) {
    return sweep.askedOfAll("next.compare", "query", "compare");
  }
}
