package initsweep.result;

import java.util.List;
import java.util.Locale;

/** The verdict on the backward pass at initialisation, by ln of mean δ², first layer over last. */
public enum GradientVerdict {
  VANISHING(Severity.GRADIENT, -GradientVerdict.TRAINABLE_LOG_RANGE),
  EXPLODING(Severity.GRADIENT, GradientVerdict.TRAINABLE_LOG_RANGE),
  OK(Severity.NONE, Double.NaN);

  /**
   * A factor of e⁶ over the depth: networks train to about six correlation lengths (Schoenholz et
   * al. 2017).
   */
  private static final double TRAINABLE_LOG_RANGE = 6;

  private final Severity severity;
  private final double threshold;
  private final String word = name().toLowerCase(Locale.ROOT);

  GradientVerdict(Severity severity, double threshold) {
    this.severity = severity;
    this.threshold = threshold;
  }

  /**
   * @param layers the hidden layers at iteration 0
   * @param logRatio null if one of the two mean squares is 0 or not finite
   */
  public static GradientVerdict of(List<LayerStatistics> layers, Double logRatio) {
    boolean isFinite = layers.stream().allMatch(layer -> layer.deltaRms() != null);
    if (!isFinite || logRatio != null && logRatio > EXPLODING.threshold) {
      return EXPLODING;
    }
    return logRatio == null || isVanishing(logRatio) ? VANISHING : OK;
  }

  /** Whether mean δ² of the first layer is that much smaller than that of the last. */
  public static boolean isVanishing(double logRatio) {
    return logRatio < VANISHING.threshold;
  }

  Severity severity() {
    return severity;
  }

  /** The threshold of the verdict; NaN if it has none. */
  public double threshold() {
    return threshold;
  }

  @Override
  public String toString() {
    return word;
  }
}
