package initsweep.statistics.tuning;

import initsweep.run.ConfigKey;
import initsweep.statistics.samples.Interval;
import initsweep.statistics.samples.Plateau;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much the value of one tuned key matters to a cell: the stretch of values, in decades, where
 * it does almost as well as at its best. A point of the curve is the best candidate with that
 * value, whatever its other keys; between points the mean is linear in the logarithm.
 *
 * @param curve the mean over the tuning seeds at each value, ascending; null where no candidate
 *     with it completed
 * @param plateau in log10 of the values, around the best; null if no candidate completed
 * @param decades interval of its width by resampling the seeds; null with fewer than two
 */
public record Sensitivity(
    ConfigKey key, NavigableMap<Double, Double> curve, Plateau plateau, Interval decades) {

  /**
   * Of every tuned key whose values are numbers, those above 0: the others have no logarithm.
   *
   * @param candidates of one cell, with the scores of one rung
   * @param good how much less than at the best is good: in the unit of the scores
   * @param digest of the rows the scores come from
   */
  public static List<Sensitivity> of(
      List<Candidate> candidates, boolean isHigherBetter, double good, String digest) {
    return candidates.stream()
        .flatMap(candidate -> candidate.values().values().keySet().stream())
        .distinct()
        .filter(key -> SearchEdge.isNumeric(key, candidates))
        .map(key -> of(key, positive(key, candidates), isHigherBetter, good, digest))
        .filter(found -> found.curve.size() > 1)
        .toList();
  }

  private static List<Candidate> positive(ConfigKey key, List<Candidate> candidates) {
    return candidates.stream().filter(candidate -> candidate.number(key) > 0).toList();
  }

  private static Sensitivity of(
      ConfigKey key,
      List<Candidate> candidates,
      boolean isHigherBetter,
      double good,
      String digest) {
    double[] values = candidates.stream().mapToDouble(each -> each.number(key)).toArray();
    Scores scores = Scores.of(candidates, isHigherBetter);
    NavigableMap<Double, Double> curve = curve(values, scores.means());
    Plateau plateau = plateau(curve, good);
    Interval[] decades =
        plateau == null
            ? null
            : scores.intervals(
                digest, means -> new double[] {plateau(curve(values, means), good).width()});
    curve.replaceAll((value, mean) -> mean == null || isHigherBetter ? mean : (Double) (-mean));
    return new Sensitivity(key, curve, plateau, decades == null ? null : decades[0]);
  }

  private static NavigableMap<Double, Double> curve(double[] values, Double[] means) {
    NavigableMap<Double, Double> curve = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      Double known = curve.get(values[i]);
      boolean isBetter = means[i] != null && (known == null || means[i] > known);
      curve.put(values[i], isBetter ? means[i] : known);
    }
    return curve;
  }

  private static Plateau plateau(NavigableMap<Double, Double> curve, double good) {
    double[] logs = curve.keySet().stream().mapToDouble(Math::log10).toArray();
    return Plateau.of(logs, curve.values().toArray(Double[]::new), good);
  }

  /** The value at a place of the plateau: one of the curve's own where it is one. */
  public double valueAt(double log) {
    return curve.keySet().stream()
        .filter(value -> Math.log10(value) == log)
        .findFirst()
        .orElseGet(() -> Math.pow(10, log));
  }
}
