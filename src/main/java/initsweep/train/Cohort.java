package initsweep.train;

import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.random.RandomMode;
import initsweep.result.RunResult;
import initsweep.run.Interruption;
import initsweep.run.KeyTrait;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs that use the same batches. They train in turns, a stretch of batches each; a run that fails
 * or diverges does not affect the others.
 */
final class Cohort {
  /** Enough runs to amortise the cost of a batch. */
  private static final int MAX_RUNS = 8;

  /**
   * Limits the memory for weights, gradients and initial weights to 100 MB. For large networks the
   * cost of a batch is negligible.
   */
  private static final long MAX_WEIGHTS = 8 << 20;

  private static final List<RunKey<?>> BATCHES = RunKey.all(KeyTrait.BATCHES);

  private final EncodedImages data;
  private final Kernel kernel;
  private final List<Member> members;
  private final Workspaces workspaces;
  private final Stopwatch shared = new Stopwatch();

  Cohort(List<RunConfig> configs, EncodedImages data, Kernel kernel) {
    this.data = data;
    this.kernel = kernel;
    this.workspaces = new Workspaces(configs.get(0).batch(), data);
    this.members = configs.stream().map(Member::new).toList();
  }

  /** Splits a list of runs where the batches change or the limits are reached. */
  static List<List<RunConfig>> partition(List<RunConfig> configs, ImageSet images) {
    List<List<RunConfig>> cohorts = new ArrayList<>();
    List<RunConfig> open = List.of();
    long weights = 0;
    for (RunConfig config : configs) {
      weights += config.shape(images).weights();
      if (open.isEmpty()
          || open.size() == MAX_RUNS
          || weights > MAX_WEIGHTS
          || !haveSameBatches(open.get(0), config)) {
        open = new ArrayList<>();
        cohorts.add(open);
        weights = config.shape(images).weights();
      }
      open.add(config);
    }
    return cohorts;
  }

  /** With NumPy's single stream the batches depend on the draws for the weights before them. */
  private static boolean haveSameBatches(RunConfig a, RunConfig b) {
    return a.rng() == RandomMode.COUNTER
        && b.rng() == RandomMode.COUNTER
        && a.seed() == b.seed()
        && BATCHES.stream().allMatch(key -> a.text(key).equals(b.text(key)))
        && a.input() == b.input()
        && a.evaluation().equals(b.evaluation());
  }

  /**
   * The results, in the order of the runs.
   *
   * @throws Interruption if the runs are told to stop
   */
  List<RunResult> train(BooleanSupplier isStopped) {
    members.forEach(Member::start);
    anyTraining().ifPresent(training -> train(training, isStopped));
    return members.stream().map(Member::result).toList();
  }

  private Optional<Training> anyTraining() {
    return members.stream().filter(Member::isTraining).map(member -> member.training).findFirst();
  }

  /**
   * @param any one of the runs: all of them have the same batches
   */
  private void train(Training any, BooleanSupplier isStopped) {
    Batches batches = any.batches();
    int iterations = any.iterations();
    for (int done = 0; done < iterations && anyTraining().isPresent(); done += batches.ready()) {
      int left = iterations - done;
      String failure = Attempt.failure(() -> shared.time(() -> batches.next(left)));
      if (failure != null) {
        members.stream().filter(Member::isTraining).forEach(m -> m.attempt.fail(failure));
        return;
      }
      for (Member member : members) {
        Interruption.check(isStopped);
        member.advance(batches);
      }
    }
  }

  private final class Member {
    private final RunConfig config;
    private final Attempt attempt;
    private Training training;
    private RunResult.Measured measured;

    Member(RunConfig config) {
      this.config = config;
      this.attempt = new Attempt(config);
    }

    void start() {
      attempt.perform(() -> training = new Training(config, data, workspaces, kernel));
    }

    boolean isTraining() {
      return !attempt.hasFailed() && training.isFinite();
    }

    void advance(Batches batches) {
      if (isTraining()) {
        attempt.perform(() -> training.advance(batches));
      }
    }

    RunResult result() {
      attempt.perform(() -> measured = training.measured());
      Integer divergedAt =
          attempt.hasFailed() || training.isFinite() ? null : (Integer) training.divergedAt();
      return attempt.result(data.images(), kernel, divergedAt, measured, shared, members.size());
    }
  }
}
