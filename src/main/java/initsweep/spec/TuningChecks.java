package initsweep.spec;

import static java.util.stream.Collectors.joining;

import initsweep.run.RunKey;
import initsweep.spec.yaml.Place;
import initsweep.spec.yaml.SweepFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks that the tuning of a sweep is consistent with the comparison. */
final class TuningChecks {
  /** Each cell in each study is a product of the second stage, as each candidate is of a rung. */
  private static final int MAX_PRODUCTS = Sections.MAX_PRODUCTS;

  private final SweepSpec spec;
  private final Tuning tune;
  private final Places places;

  TuningChecks(SweepSpec spec, Places places) {
    this.spec = spec;
    this.tune = spec.tune();
    this.places = places;
  }

  /**
   * @throws SweepFileException naming the conflicting lines
   */
  void check() {
    if (spec.evaluation().validation() == 0) {
      throw places
          .tune("by")
          .error(
              TuningReader.BY,
              "%s needs held-out images; add the key validation, as in validation: 10000"
                  .formatted(tune.by()));
    }
    if (tune.over().containsKey(RunKey.SEED)) {
      throw places
          .tune("over")
          .error(
              TuningReader.OVER,
              "a seed cannot be tuned; the seeds of the tuning runs are given by tune.seeds");
    }
    tune.keys().forEach(this::requireOneUse);
    requireOtherSeeds();
    if (tune.studies() > 1) {
      requireSeedsOfStudies();
    }
    if (tune.halving() != null) {
      requireRungs();
    }
    if (tune.sample() > 0) {
      requireRange();
    }
    requireCount();
  }

  /** Each study chooses with as many seeds, and compares with at least one. */
  private void requireSeedsOfStudies() {
    long[] tuning = seedsByStudy(tune.seeds());
    if (Arrays.stream(tuning).distinct().count() > 1) {
      throw places
          .tune("studies")
          .error(
              TuningReader.STUDIES,
              "%s tuning seeds are %s of studies 1 to %s (study = 1 + seed mod %s); expected as many of each, as %s consecutive seeds are"
                  .formatted(
                      tune.seeds().size(),
                      list(tuning),
                      tune.studies(),
                      tune.studies(),
                      tune.studies() * Math.max(1, tune.seeds().size() / tune.studies())));
    }
    for (Product product : new Grid(spec.untuned()).products()) {
      long[] compared = seedsByStudy(product.values(RunKey.SEED));
      if (Arrays.stream(compared).anyMatch(count -> count == 0)) {
        throw places
            .tune("studies")
            .error(
                TuningReader.STUDIES,
                "%s seeds to compare are %s of studies 1 to %s (study = 1 + seed mod %s); expected at least one of each, as %s consecutive seeds are"
                    .formatted(
                        product.values(RunKey.SEED).size(),
                        list(compared),
                        tune.studies(),
                        tune.studies(),
                        tune.studies()));
      }
    }
  }

  private long[] seedsByStudy(Axis seeds) {
    long[] counts = new long[tune.studies()];
    seeds.forEach(seed -> counts[tune.step(1).study(Long.parseLong(seed)) - 1]++);
    return counts;
  }

  /** {@code 2, 1 and 0}, of many only the first. */
  private static String list(long[] counts) {
    String first = Arrays.stream(counts).limit(8).mapToObj(Long::toString).collect(joining(", "));
    return counts.length > 8 ? first + " …" : first;
  }

  private void requireRungs() {
    if (tune.keys().contains(RunKey.ITERATIONS)) {
      throw halvingOver(places.tuned(RunKey.ITERATIONS), "tunes iterations, too");
    }
    for (int i = 0; i < spec.grid().size(); i++) {
      if (spec.grid().get(i).containsKey(RunKey.ITERATIONS)) {
        throw halvingOver(
            places.axis(i, RunKey.ITERATIONS).orElseThrow(), "compares iterations, too");
      }
    }
    if (spec.exclude().stream().anyMatch(entry -> entry.containsKey(RunKey.ITERATIONS))) {
      throw halvingOver(places.section("exclude"), "excludes by iterations");
    }
    requireSameBeginnings();
    if (tune.halving().start() >= spec.iterations()) {
      throw halving(
          "start %s of %s iterations leaves one rung; expected fewer, as %s, or no halving"
              .formatted(
                  tune.halving().start(),
                  spec.iterations(),
                  Math.max(1, spec.iterations() / tune.halving().factor() / 3)));
    }
    if (tune.candidates() < 2) {
      throw halving("there is one candidate for each cell, so none can go; expected no halving");
    }
  }

  /** A candidate is judged by a shorter run as the beginning of the longer. */
  private void requireSameBeginnings() {
    for (String schedule : new Grid(spec).values(RunKey.SCHEDULE)) {
      if (RunKey.SCHEDULE.parse(schedule).dependsOnIterations()) {
        throw halving(
            "halving stops runs early, and schedule %s lowers the rate over all iterations of a run, so a shorter run would not begin like the longer; expected constant or step, or no halving"
                .formatted(schedule));
      }
    }
  }

  private SweepFileException halvingOver(Place other, String use) {
    return halving(
        "halving gives each rung its own number of iterations, and the sweep %s (%s); keep one"
            .formatted(use, other.brief()));
  }

  private SweepFileException halving(String problem) {
    return places.tune("halving").error(TuningReader.HALVING, problem);
  }

  /** Values that are all listed can all be tried. */
  private void requireRange() {
    boolean isListed = tune.over().values().stream().allMatch(Axis.class::isInstance);
    if (isListed && tune.combinations() <= tune.sample()) {
      throw places
          .tune("sample")
          .error(
              TuningReader.SAMPLE,
              "%s points of %s combinations; expected fewer, or no sample, which tries them all"
                  .formatted(tune.sample(), tune.combinations()));
    }
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
                "seed %s is also a seed of grid; expected seeds that are not compared, as in 1000..1002"
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
    int ofCell = tune.sample() == 0 ? 1 : tune.candidateProducts().size();
    if (tune.halving() != null) {
      ofCell = Math.max(ofCell, tune.studies() * tune.halving().kept(tune.candidates()));
    }
    long products = cells * Math.max(ofCell, tune.studies());
    if (products > MAX_PRODUCTS) {
      throw places
          .tune("over")
          .error(
              TuningReader.OVER,
              ofCell == 1
                  ? "%s cells to choose for; expected at most %s".formatted(cells, MAX_PRODUCTS)
                  : "%s cells to choose for, with %s candidates or studies each; expected at most %s in all"
                      .formatted(cells, products / cells, MAX_PRODUCTS));
    }
  }

  /** Without iterations nothing is learned, so all candidates would be equal. */
  static void requireIterations(Grid tuning, Places places) {
    List<Product> products = tuning.products();
    for (int i = 0; i < products.size(); i++) {
      if (products.get(i).values(RunKey.ITERATIONS).contains("0")) {
        throw places
            .value(i, RunKey.ITERATIONS)
            .orElseGet(() -> places.tuned(RunKey.ITERATIONS))
            .error(
                RunKey.ITERATIONS.toString(),
                "with 0 iterations all candidates are equal; expected at least 1, or no section"
                    + " tune");
      }
    }
  }
}
