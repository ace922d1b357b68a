package initsweep.spec;

import initsweep.run.RunKey;
import initsweep.spec.yaml.Place;
import initsweep.spec.yaml.SweepFileException;
import java.util.List;
import java.util.Optional;

/** Whether what a sweep tunes fits what it compares. */
final class TuningChecks {
  /** Each cell that is compared is a product of the second stage. */
  private static final int MAX_CELLS = Sections.MAX_PRODUCTS;

  private final SweepSpec spec;
  private final Tuning tune;
  private final Places places;

  TuningChecks(SweepSpec spec, Places places) {
    this.spec = spec;
    this.tune = spec.tune();
    this.places = places;
  }

  /**
   * @throws SweepFileException naming the lines that do not fit
   */
  void check() {
    if (spec.evaluation().validation() == 0) {
      throw places
          .tune("by")
          .error(
              TuningReader.BY,
              "%s needs held-out images, and none is; add them as in validation: 10000"
                  .formatted(tune.by()));
    }
    if (tune.over().containsKey(RunKey.SEED)) {
      throw places
          .tune("over")
          .error(
              TuningReader.OVER,
              "a seed is nothing to choose; the seeds to choose with are tune.seeds");
    }
    tune.over().keySet().forEach(this::requireOneUse);
    requireOtherSeeds();
    requireCount();
  }

  private void requireOneUse(RunKey<?> key) {
    Optional<Place> run = places.run(key);
    if (run.isPresent()) {
      throw twice(key, "is set in run", run.get());
    }
    for (int i = 0; i < spec.grid().size(); i++) {
      if (spec.grid().get(i).containsKey(key)) {
        throw twice(key, "is an axis of grid", places.axis(i, key).orElseThrow());
      }
    }
  }

  private SweepFileException twice(RunKey<?> key, String use, Place other) {
    Place over = places.tuned(key);
    return over.error(
        key.toString(),
        "%s is tuned (%s) and %s (%s); keep one".formatted(key, over.brief(), use, other.brief()));
  }

  private void requireOtherSeeds() {
    for (Product product : new Grid(spec.untuned()).products()) {
      Optional<String> common = tune.seeds().common(product.values(RunKey.SEED));
      if (common.isPresent()) {
        throw places
            .tune("seeds")
            .error(
                TuningReader.SEEDS,
                "seed %s is one of those that are compared; choose with others, as in 1000..1002"
                    .formatted(common.get()));
      }
    }
  }

  private void requireCount() {
    long cells =
        spec.grid().stream()
            .mapToLong(
                axes ->
                    axes.entrySet().stream()
                        .filter(axis -> axis.getKey() != RunKey.SEED)
                        .mapToLong(axis -> axis.getValue().size())
                        .reduce(1, Math::multiplyExact))
            .sum();
    if (cells > MAX_CELLS) {
      throw places
          .tune("over")
          .error(
              TuningReader.OVER,
              "%s cells to choose for; expected at most %s".formatted(cells, MAX_CELLS));
    }
  }

  /** Nothing is learned in no iterations, so that all candidates would be equal. */
  static void requireIterations(Grid tuning, Places places) {
    List<Product> products = tuning.products();
    for (int i = 0; i < products.size(); i++) {
      if (products.get(i).values(RunKey.ITERATIONS).contains("0")) {
        throw places
            .value(i, RunKey.ITERATIONS)
            .orElseGet(() -> places.tuned(RunKey.ITERATIONS))
            .error(
                RunKey.ITERATIONS.toString(),
                "0 iterations teach nothing to choose by; expected at least 1, or no tune");
      }
    }
  }
}
