package initsweep.statistics;

import initsweep.run.ConfigKey;
import initsweep.statistics.samples.AdditiveFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What explains the variance of a metric: axes, their interactions, seeds as blocks, and the rest.
 * Sums of squares are of type II (Langsrud 2003; {@code anova_lm(typ=2)} of statsmodels, {@code
 * Anova} of R's car) in the model of all axes with all their interactions, and seeds: what a source
 * adds to all terms that do not contain it. {@code interaction} is what the interactions of all
 * orders together add to the axes and seeds; with two axes that is the usual line. In a full grid
 * without a missing run the sums add up to the whole; where runs or combinations are missing, part
 * of the variance belongs to several sources together and is listed as {@code shared} (negative if
 * they explain more together than apart).
 *
 * @param runs that completed, and are counted here
 * @param leftOut runs that diverged or failed, and have no value
 * @param isBalanced whether every combination has a value at every seed
 */
public record Attribution(List<Share> shares, int runs, int leftOut, boolean isBalanced) {

  /**
   * A source's share is a difference of sums of squares; below this it is rounding error and counts
   * as 0.
   */
  private static final double ROUNDING = 1e-12;

  /**
   * @param source a key of a run, {@code interaction}, {@code seed}, {@code rest} or {@code shared}
   * @param etaSquared sum of squares ÷ that of the whole
   */
  public record Share(String source, double sumOfSquares, double etaSquared) {}

  /** Empty if there is no variance, or no cell has two seeds to estimate the residual from. */
  static Optional<Attribution> of(List<CellRuns> cells) {
    List<Run> runs = cells.stream().flatMap(cell -> cell.withValue().stream()).toList();
    boolean isReplicated = cells.stream().anyMatch(cell -> cell.values().length > 1);
    double[] values = runs.stream().mapToDouble(Run::value).toArray();
    boolean isSpread = Arrays.stream(values).distinct().limit(2).count() > 1;
    if (cells.size() < 2 || !isReplicated || !isSpread) {
      return Optional.empty();
    }
    double total = AdditiveFit.residual(values, List.of());
    int all = cells.stream().mapToInt(cell -> cell.runs().size()).sum();
    Levels levels = new Levels(runs);
    return Optional.of(
        new Attribution(
            shares(values, levels, total), runs.size(), all - runs.size(), levels.areBalanced()));
  }

  private static List<Share> shares(double[] values, Levels levels, double total) {
    List<int[]> additive = new ArrayList<>(levels.axes.values());
    additive.add(levels.seeds);
    double withoutInteraction = AdditiveFit.residual(values, additive);
    double rest = AdditiveFit.residual(values, List.of(levels.cells, levels.seeds));
    List<Share> shares = new ArrayList<>();
    levels.axes.forEach(
        (key, axis) -> {
          int[] others = levels.others.get(key);
          double without = AdditiveFit.residual(values, List.of(others, levels.seeds));
          double with = AdditiveFit.residual(values, List.of(others, levels.seeds, axis));
          shares.add(share(key.toString(), without - with, total));
        });
    if (levels.axes.size() > 1) {
      shares.add(share("interaction", withoutInteraction - rest, total));
    }
    shares.add(share("seed", AdditiveFit.residual(values, List.of(levels.cells)) - rest, total));
    shares.add(share("rest", rest, total));
    if (!levels.areBalanced()) {
      double known = shares.stream().mapToDouble(Share::sumOfSquares).sum();
      shares.add(share("shared", total - known, total));
    }
    return List.copyOf(shares);
  }

  private static Share share(String source, double sumOfSquares, double total) {
    double share = sumOfSquares / total;
    return Math.abs(share) < ROUNDING
        ? new Share(source, 0, 0)
        : new Share(source, sumOfSquares, share);
  }

  /** The factors as numbers of levels, (runs) each. */
  private static final class Levels {
    private final Map<ConfigKey, int[]> axes = new LinkedHashMap<>();

    /** All other axes with their interactions form one factor, the cell without this axis. */
    private final Map<ConfigKey, int[]> others = new LinkedHashMap<>();

    private final int[] cells;
    private final int[] seeds;
    private double combinations;

    Levels(List<Run> runs) {
      cells = numbers(runs, Run::cell);
      seeds = numbers(runs, Run::seed);
      combinations = count(seeds);
      Set<ConfigKey> keys = runs.get(0).cell().values().keySet();
      for (ConfigKey key : keys) {
        int[] axis = numbers(runs, run -> run.cell().values().get(key));
        axes.put(key, axis);
        others.put(key, numbers(runs, run -> run.cell().without(key)));
        combinations *= count(axis);
      }
    }

    private static int[] numbers(List<Run> runs, Function<Run, Object> level) {
      Map<Object, Integer> known = new HashMap<>();
      return runs.stream()
          .mapToInt(run -> known.computeIfAbsent(level.apply(run), value -> known.size()))
          .toArray();
    }

    private static int count(int[] levels) {
      return Arrays.stream(levels).max().orElse(-1) + 1;
    }

    boolean areBalanced() {
      return cells.length == combinations;
    }
  }
}
