package initsweep.probe;

import initsweep.result.Diagnosis;
import initsweep.result.Histogram;
import initsweep.result.LayerStatistics;
import initsweep.result.TrainingVerdict;
import java.util.Collections;
import java.util.List;

/**
 * Layers with given statistics, for rules that look at few of them. A layer is healthy until it is
 * said to be otherwise: spread, mean square and δ of 1, nothing dead or saturated.
 */
public record Layers(
    Double std,
    Double meanSquare,
    Double saturatedShare,
    Double deadShare,
    Double inputShare,
    Double unitVarianceShare,
    Double deltaRms) {
  static final Layers HEALTHY = new Layers(1.0, 1.0, 0.0, 0.0, 0.5, 0.5, 1.0);
  private static final Histogram NO_COUNTS = new Histogram(0, 1, Collections.nCopies(30, 0L), 0, 0);

  public Layers withStd(Double value) {
    return new Layers(
        value, meanSquare, saturatedShare, deadShare, inputShare, unitVarianceShare, deltaRms);
  }

  Layers withMeanSquare(Double value) {
    return new Layers(
        std, value, saturatedShare, deadShare, inputShare, unitVarianceShare, deltaRms);
  }

  Layers withSaturatedShare(double value) {
    return new Layers(std, meanSquare, value, deadShare, inputShare, unitVarianceShare, deltaRms);
  }

  public Layers withDeadShare(double value) {
    return new Layers(
        std, meanSquare, saturatedShare, value, inputShare, unitVarianceShare, deltaRms);
  }

  Layers withInputShare(Double value) {
    return new Layers(
        std, meanSquare, saturatedShare, deadShare, value, unitVarianceShare, deltaRms);
  }

  public Layers withUnitVarianceShare(Double value) {
    return new Layers(std, meanSquare, saturatedShare, deadShare, inputShare, value, deltaRms);
  }

  Layers withDeltaRms(Double value) {
    return new Layers(
        std, meanSquare, saturatedShare, deadShare, inputShare, unitVarianceShare, value);
  }

  LayerStatistics number(int layer) {
    return new LayerStatistics(
        0,
        layer,
        0.0,
        std,
        0.0,
        std,
        0.0,
        1.0,
        deadShare,
        saturatedShare,
        deadShare,
        inputShare,
        0.1,
        deltaRms,
        0.1,
        0.1,
        null,
        NO_COUNTS,
        unitVarianceShare,
        meanSquare,
        null);
  }

  /**
   * The diagnosis of a network of these layers, first to last, whose φ has a reference spread of 1.
   */
  static Diagnosis diagnose(Layers... layers) {
    List<LayerStatistics> numbered =
        java.util.stream.IntStream.range(0, layers.length)
            .mapToObj(i -> layers[i].number(i + 1))
            .toList();
    return Verdicts.diagnose(numbered, 1, TrainingVerdict.NOT_TRAINED, TrainingVerdict.NOT_TRAINED);
  }
}
