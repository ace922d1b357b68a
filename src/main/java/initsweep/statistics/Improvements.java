package initsweep.statistics;

import initsweep.run.Place;
import initsweep.statistics.samples.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * By how much one cell did better than another, seed by seed: positive where it did, infinite where
 * only one of the two completed (worst rank: Lachin 1999), 0 where neither did.
 *
 * @param seeds that both cells have, ascending
 * @param pairs seeds that both completed, ascending
 * @param differences (pairs) {@code cell} − {@code against} at the seeds that both completed
 * @param values (seeds); values equal up to rounding are made equal
 */
record Improvements(List<Long> seeds, List<Long> pairs, double[] differences, double[] values) {

  static Improvements of(Metric metric, CellRuns cell, CellRuns against) {
    List<Long> seeds = cell.runs().keySet().stream().filter(against.runs()::containsKey).toList();
    double[] differences = new double[seeds.size()];
    double[] values = new double[seeds.size()];
    double[] grains = new double[seeds.size()];
    List<Long> pairs = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Double value = cell.runs().get(seeds.get(i)).value();
      Double other = against.runs().get(seeds.get(i)).value();
      if (value != null && other != null) {
        differences[pairs.size()] = value - other;
        pairs.add(seeds.get(i));
        values[i] = metric.improvement(value, other);
        grains[i] = Ties.grain(value, other);
      } else {
        values[i] = ofAFailure(value != null, other != null);
      }
    }
    Ties.join(values, grains);
    return new Improvements(seeds, pairs, Arrays.copyOf(differences, pairs.size()), values);
  }

  /** The mean difference of each study that has one, in their order. */
  double[] byStudy(int studies) {
    return IntStream.rangeClosed(1, studies)
        .mapToObj(
            study ->
                IntStream.range(0, differences.length)
                    .filter(i -> Place.study(pairs.get(i), studies) == study)
                    .mapToDouble(i -> differences[i])
                    .average())
        .flatMapToDouble(OptionalDouble::stream)
        .toArray();
  }

  private static double ofAFailure(boolean isCompleted, boolean isOtherCompleted) {
    if (isCompleted == isOtherCompleted) {
      return 0;
    }
    return isCompleted ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }
}
