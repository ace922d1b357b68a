package initsweep.report;

import initsweep.result.ForwardVerdict;
import initsweep.result.GradientVerdict;
import initsweep.result.InputVerdict;
import initsweep.result.TrainingVerdict;
import java.util.Map;
import java.util.TreeMap;

/** The explanations of the verdicts, with the thresholds of the verdict enums. */
final class VerdictTexts {
  private static final Map<String, Double> THRESHOLDS =
      Map.of(
          "exploding", ForwardVerdict.EXPLODING.threshold(),
          "saturated", ForwardVerdict.SATURATED.threshold(),
          "collapsed", ForwardVerdict.COLLAPSED.threshold(),
          "dead_units", ForwardVerdict.DEAD_UNITS.threshold(),
          "insensitive", InputVerdict.INSENSITIVE.threshold(),
          "growing_factor", Math.exp(ForwardVerdict.GROWING.threshold()),
          "shrinking_factor", Math.exp(ForwardVerdict.SHRINKING.threshold()),
          "gradient_factor", Math.exp(GradientVerdict.EXPLODING.threshold()),
          "diverged", TrainingVerdict.DIVERGED_FACTOR,
          "unmoved", TrainingVerdict.UNMOVED);

  private VerdictTexts() {}

  /**
   * All texts of the report: those of verdicts with their thresholds filled in, others with their
   * placeholders.
   */
  static Map<String, String> filled(Words words) {
    Map<String, String> texts = new TreeMap<>(words.texts());
    texts.replaceAll(
        (key, text) -> key.startsWith("meaning.") ? words.text(key, THRESHOLDS) : text);
    return texts;
  }
}
