package initsweep.probe;

import initsweep.result.Diagnosis;
import initsweep.result.ForwardVerdict;
import initsweep.result.GradientVerdict;
import initsweep.result.InputVerdict;
import initsweep.result.LayerStatistics;
import initsweep.result.TrainingVerdict;
import initsweep.spelling.Numbers;
import java.util.List;
import java.util.function.Function;

/**
 * Judges the layers measured at initialisation. Forward and backward pass get separate verdicts,
 * since they disagree in instructive cases.
 */
public final class Verdicts {
  private Verdicts() {}

  /**
   * @param layers the hidden layers at iteration 0, first to last
   * @param referenceSd standard deviation of φ(z), z ~ N(0,1)
   * @param trainingVerdict the verdict on the loss curve
   * @param revisedTraining the same by today's rule
   */
  public static Diagnosis diagnose(
      List<LayerStatistics> layers,
      double referenceSd,
      TrainingVerdict trainingVerdict,
      TrainingVerdict revisedTraining) {
    LayerStatistics first = layers.get(0);
    LayerStatistics last = layers.get(layers.size() - 1);
    Double rho = ratio(last.std(), referenceSd);
    Double drift = drift(first, last, layers.size());
    Double saturated = median(layers, LayerStatistics::saturatedShare);
    Double dead = layers.stream().map(LayerStatistics::deadShare).max(Double::compare).orElse(null);
    Double gradient = logOfSquares(first.deltaRms(), last.deltaRms());
    return new Diagnosis(
        ForwardVerdict.of(new ForwardVerdict.Found(layers, rho, drift, saturated, dead)),
        GradientVerdict.of(layers, gradient),
        trainingVerdict,
        revisedTraining,
        isInsensitive(last.inputShare()),
        rho,
        drift,
        saturated,
        dead,
        last.inputShare(),
        gradient);
  }

  private static Boolean isInsensitive(Double inputShare) {
    return inputShare == null
        ? null
        : (Boolean) (InputVerdict.of(inputShare) == InputVerdict.INSENSITIVE);
  }

  /**
   * ln(q_L / q_1) / (L − 1) with q the mean square of h; null for a single layer, or where a q is
   * 0.
   */
  private static Double drift(LayerStatistics first, LayerStatistics last, int layers) {
    if (layers == 1 || first.meanSquare() == null || last.meanSquare() == null) {
      return null;
    }
    return Numbers.finite(StrictMath.log(last.meanSquare() / first.meanSquare()) / (layers - 1));
  }

  private static Double logOfSquares(Double above, Double below) {
    return above == null || below == null
        ? null
        : Numbers.finite(2 * StrictMath.log(above / below));
  }

  private static Double ratio(Double value, double reference) {
    return value == null ? null : Numbers.finite(value / reference);
  }

  private static Double median(
      List<LayerStatistics> layers, Function<LayerStatistics, Double> statistic) {
    List<Double> sorted = layers.stream().map(statistic).sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
