package initsweep.result;

import java.io.Serializable;

/**
 * The verdicts on a run and the evidence for them, measured by the probe at initialisation. A
 * number that does not exist is null.
 *
 * @param verdict on the forward pass at initialisation
 * @param gradientVerdict on the backward pass at initialisation
 * @param trainingVerdict on the loss curve, by the rule that digests cover
 * @param revisedTraining the same by today's rule, {@link TrainingVerdict#revised}
 * @param inputInsensitive whether the last hidden layer hardly depends on the input
 * @param rho standard deviation of the last hidden layer, over that of φ(z), z ~ N(0,1)
 * @param drift growth of ln mean h² per layer
 * @param saturated median over layers of the saturated share
 * @param dead largest dead share of a layer
 * @param inputShare that of the last hidden layer
 * @param gradLogRatio ln of the mean δ² of the first hidden layer over that of the last
 */
public record Diagnosis(
    ForwardVerdict verdict,
    GradientVerdict gradientVerdict,
    TrainingVerdict trainingVerdict,
    TrainingVerdict revisedTraining,
    Boolean inputInsensitive,
    Double rho,
    Double drift,
    Double saturated,
    Double dead,
    Double inputShare,
    Double gradLogRatio)
    implements Serializable {

  /**
   * The word for the worst of three verdicts, each of which may be null: layers with a healthy
   * spread may still not distinguish inputs. Null if all three are.
   */
  public static String overall(
      ForwardVerdict verdict, GradientVerdict gradientVerdict, Boolean inputInsensitive) {
    Severity forward = verdict == null ? Severity.NONE : verdict.severity();
    Severity backward = gradientVerdict == null ? Severity.NONE : gradientVerdict.severity();
    boolean isBlind = Boolean.TRUE.equals(inputInsensitive);
    if (isBlind && InputVerdict.INSENSITIVE.severity().compareTo(forward) > 0) {
      return InputVerdict.INSENSITIVE.toString();
    }
    Enum<?> worse = backward.compareTo(forward) > 0 ? gradientVerdict : verdict;
    return worse == null ? null : worse.toString();
  }
}
