package initsweep.result;

import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Vocabulary;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a chart shows of runs: the mean of a column, such as {@code test_accuracy}, or how many of
 * them got a verdict, such as {@code share(network_dead)}.
 *
 * @param column null if it is a share
 * @param verdict null if it is a column
 */
public record RunMeasure(String column, String verdict) {
  public static final List<String> COLUMNS =
      Stream.concat(
              Stream.of(
                  "test_accuracy",
                  "test_loss",
                  "validation_accuracy",
                  "validation_loss",
                  "train_accuracy",
                  "final_loss",
                  "final_loss_before_update"),
              InitialEvidence.NUMBERS.stream())
          .toList();

  private static final String SHARE = "share";

  /**
   * @throws InvalidValueException naming the nearest known measure
   */
  public static RunMeasure parse(String text) {
    String written = text.strip();
    if (COLUMNS.contains(written)) {
      return new RunMeasure(written, null);
    }
    Call call = written.startsWith(SHARE) ? Call.parse(written, "a metric to show") : null;
    if (call == null || !call.name().equals(SHARE) || call.arguments().size() != 1) {
      throw Vocabulary.unknown(written, "a metric to show", known());
    }
    String verdict = call.arguments().get(0);
    if (!verdicts().contains(verdict)) {
      throw Vocabulary.unknown(verdict, "a verdict", verdicts());
    }
    return new RunMeasure(null, verdict);
  }

  private static List<String> known() {
    return Stream.concat(COLUMNS.stream(), Stream.of(SHARE + "(network_dead)", SHARE + "(healthy)"))
        .toList();
  }

  /** Overall verdicts and those on training, of runs that have one. */
  public static Set<String> verdicts() {
    Set<String> verdicts = new LinkedHashSet<>();
    Stream.<Object[]>of(
            ForwardVerdict.values(),
            new Object[] {InputVerdict.INSENSITIVE},
            new Object[] {GradientVerdict.VANISHING, GradientVerdict.EXPLODING},
            TrainingVerdict.values())
        .flatMap(Arrays::stream)
        .filter(verdict -> verdict != TrainingVerdict.NOT_TRAINED)
        .forEach(verdict -> verdicts.add(verdict.toString()));
    return verdicts;
  }

  /** The spelling in a sweep file. */
  @Override
  public String toString() {
    return column == null ? SHARE + "(" + verdict + ")" : column;
  }
}
