package initsweep.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Tests all pairs of cells simultaneously, so that any pair, such as the best cell and the next,
 * may be selected afterwards: the step-down max-type test of Westfall and Young 1993, by sign flips
 * (Nichols and Holmes 2002). If two cells are alike, their difference at a seed is as likely to be
 * positive as negative. So the signs of all differences of a seed are flipped together, which keeps
 * their correlation, and a pair's p-value is the share of flips at which the largest statistic of
 * all pairs, less those already found, is at least its own.
 *
 * <p>The statistic of a pair is |Σ d| ÷ √Σ d², a function of |t| alone. So that a single exploded
 * loss does not hide the rest, a difference is truncated at {@value #CAP} times the median size of
 * its pair; one to a run that did not complete counts as the largest.
 *
 * <p>Rank tests of single pairs cannot do this: with 10 seeds and 60 cells that are all alike, some
 * pair has the same sign at every seed in most sweeps.
 */
final class SignFlips implements Correction {
  static final int MAX_SEEDS = 24;

  /** With more cells the power is not tabulated, and the test would take seconds. */
  private static final int MAX_CELLS = 180;

  private static final int HALF = MAX_SEEDS / 2;
  private static final int LOW_BITS = (1 << HALF) - 1;
  private static final int FLIPS = 4096;
  private static final int CAP = 3;
  private static final long RANDOM_SEED = 0x5EED;

  /**
   * Statistics that are equal in exact arithmetic differ by at most this much, being sums of 24
   * floats.
   */
  private static final float TOLERANCE = 1e-5f;

  private final Map<Cell, Integer> places; // in the order of the cells
  private final double[][] pValues; // (cells × cells), of the better one against the worse

  private SignFlips(Map<Cell, Integer> places, double[][] pValues) {
    this.places = places;
    this.pValues = pValues;
  }

  /** Whether there are few enough cells and seeds. */
  static boolean canTest(List<CellRuns> cells) {
    return cells.size() <= MAX_CELLS && seeds(cells).size() <= MAX_SEEDS;
  }

  private static TreeSet<Long> seeds(List<CellRuns> cells) {
    TreeSet<Long> seeds = new TreeSet<>();
    cells.forEach(cell -> seeds.addAll(cell.runs().keySet()));
    return seeds;
  }

  /**
   * @param cells best first
   */
  static SignFlips of(Metric metric, List<CellRuns> cells) {
    List<Long> seeds = List.copyOf(seeds(cells));
    int[][] pairs = pairs(cells.size());
    float[][] units = new float[pairs.length][];
    for (int p = 0; p < pairs.length; p++) {
      CellRuns cell = cells.get(pairs[p][0]);
      units[p] = units(Improvements.of(metric, cell, cells.get(pairs[p][1])), seeds);
    }
    int[] order = // largest statistic first
        IntStream.range(0, pairs.length)
            .boxed()
            .sorted(Comparator.comparingDouble(p -> -statistic(units[p])))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = adjusted(order, units, flips(seeds.size()));
    double[][] pValues = new double[cells.size()][cells.size()];
    for (int i = 0; i < order.length; i++) {
      int[] pair = pairs[order[i]];
      pValues[pair[0]][pair[1]] = adjusted[i];
    }
    Map<Cell, Integer> places = new HashMap<>();
    cells.forEach(cell -> places.put(cell.cell(), places.size()));
    return new SignFlips(places, pValues);
  }

  private static int[][] pairs(int cells) {
    return IntStream.range(0, cells)
        .boxed()
        .flatMap(i -> IntStream.range(i + 1, cells).mapToObj(j -> new int[] {i, j}))
        .toArray(int[][]::new);
  }

  /** Differences by seed, cut off and scaled to a sum of squares of 1; 0 where there is none. */
  private static float[] units(Improvements improvements, List<Long> seeds) {
    double[] values = improvements.values();
    double[] sizes = Arrays.stream(values).map(Math::abs).filter(x -> x > 0).sorted().toArray();
    double largest = Arrays.stream(sizes).filter(Double::isFinite).max().orElse(1);
    double median =
        sizes.length == 0
            ? 0
            : Math.min(largest, sizes[(sizes.length - 1) / 2]) / 2
                + Math.min(largest, sizes[sizes.length / 2]) / 2;
    double cut = Math.min(largest, CAP * median);
    float[] units = new float[seeds.size()];
    double[] cutOff = Arrays.stream(values).map(x -> Math.max(-cut, Math.min(cut, x))).toArray();
    double norm = Math.sqrt(Arrays.stream(cutOff).map(x -> x / cut * (x / cut)).sum());
    for (int i = 0; i < cutOff.length && norm > 0; i++) {
      units[seeds.indexOf(improvements.seeds().get(i))] = (float) (cutOff[i] / cut / norm);
    }
    return units;
  }

  private static float statistic(float[] units) {
    float sum = 0;
    for (float unit : units) {
      sum += unit;
    }
    return Math.abs(sum);
  }

  /** Bit s flips seed s. The first flips none; all of them where they are few enough. */
  private static int[] flips(int seeds) {
    int all = 1 << Math.max(0, seeds - 1); // flipping every seed changes no absolute value
    if (all <= FLIPS) {
      return IntStream.range(0, all).toArray();
    }
    SplittableRandom random = new SplittableRandom(RANDOM_SEED);
    return IntStream.range(0, FLIPS).map(i -> i == 0 ? 0 : random.nextInt(1 << seeds)).toArray();
  }

  private static double[] adjusted(int[] order, float[][] units, int[] flips) {
    float[] largest = new float[flips.length]; // maximum over the pairs later in the order
    double[] adjusted = new double[order.length];
    for (int i = order.length - 1; i >= 0; i--) {
      float[] pair = units[order[i]];
      int middle = Math.min(HALF, pair.length);
      float[] low = signedSums(pair, 0, middle);
      float[] high = signedSums(pair, middle, pair.length);
      float own = statistic(pair) - TOLERANCE;
      int reached = 0;
      for (int f = 0; f < flips.length; f++) {
        float sum = low[flips[f] & LOW_BITS] + high[flips[f] >> HALF];
        largest[f] = Math.max(largest[f], Math.abs(sum));
        reached += largest[f] >= own ? 1 : 0;
      }
      adjusted[i] = (double) reached / flips.length;
    }
    for (int i = 1; i < adjusted.length; i++) {
      adjusted[i] = Math.max(adjusted[i], adjusted[i - 1]);
    }
    return adjusted;
  }

  /** The sum of some units under every flip of them: sums of 24 signs are two look-ups. */
  private static float[] signedSums(float[] units, int from, int to) {
    float[] sums = new float[1 << (to - from)];
    for (int s = from; s < to; s++) {
      int known = 1 << (s - from);
      for (int f = 0; f < known; f++) {
        sums[known + f] = sums[f] - units[s];
        sums[f] += units[s];
      }
    }
    return sums;
  }

  /**
   * Never below the unadjusted p-value of the pair, which is from Wilcoxon's test: a finding is
   * significant by both.
   */
  @Override
  public List<Double> adjust(List<PairedDifference> pairs) {
    return pairs.stream().map(this::adjusted).toList();
  }

  private Double adjusted(PairedDifference pair) {
    double ofAll = pValues[places.get(pair.cell())][places.get(pair.against())];
    return pair.pValue() == null ? null : (Double) Math.max(ofAll, pair.pValue());
  }

  @Override
  public Integer seedsNeeded(double effect) {
    return SeedsNeeded.bySignFlips(effect, places.size(), MAX_SEEDS);
  }
}
