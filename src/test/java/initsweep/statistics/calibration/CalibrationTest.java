package initsweep.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.samples.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static JudgedNetwork network(String verdict, Map<Clue, Double> clues, double accuracy) {
    return new JudgedNetwork(Map.of("verdict", verdict), clues, accuracy);
  }

  private static List<Calibration> of(JudgedNetwork... networks) {
    return Calibration.of(List.of(networks), 0.85);
  }

  @Test
  void ofEachVerdictItIsSaidHowManyTrained() {
    List<Calibration> rows =
        of(
            network("healthy", Map.of(), 0.96),
            network("healthy", Map.of(), 0.85),
            network("collapsed", Map.of(), 0.95),
            network("collapsed", Map.of(), 0.1));
    assertThat(rows).extracting(Calibration::verdict).containsExactly("collapsed", "healthy");
    assertThat(rows.get(0).trained()).isEqualTo(1);
    assertThat(rows.get(1).trained()).as("0.85 is enough").isEqualTo(2);
    assertThat(rows.get(1).share()).isEqualTo(Interval.ofShare(2, 2));
    assertThat(rows.get(0).separation()).isNull();
  }

  /** A gradient may vanish or explode, so its size counts; of the input's share more is better. */
  @Test
  void aNumberIsOrientedSoThatMoreSpeaksForTraining() {
    List<Calibration> rows =
        of(
            network(
                "a", Map.of(Clue.GRAD_LOG_RATIO, -1.0, Clue.INPUT_SHARE, 0.9, Clue.RHO, 2.0), 0.9),
            network(
                "a", Map.of(Clue.GRAD_LOG_RATIO, 2.0, Clue.INPUT_SHARE, 0.5, Clue.RHO, 0.25), 0.9),
            network(
                "a", Map.of(Clue.GRAD_LOG_RATIO, -8.0, Clue.INPUT_SHARE, 0.1, Clue.RHO, 1.0), 0.1),
            network("a", Map.of(Clue.GRAD_LOG_RATIO, 4.0), 0.1));
    assertThat(rows)
        .extracting(Calibration::evidence)
        .containsExactly("verdict", "grad_log_ratio", "input_share", "rho");
    Calibration gradient = rows.get(1);
    assertThat(gradient.separation().area()).isEqualTo(1);
    assertThat(gradient.rule()).isEqualTo("|grad_log_ratio| <=");
    assertThat(gradient.cut()).isEqualTo(3);
    Calibration input = rows.get(2);
    assertThat(input.networks()).as("one has none").isEqualTo(3);
    assertThat(input.rule()).isEqualTo("input_share >=");
    assertThat(input.cut()).isCloseTo(0.3, within(1e-12));
    assertThat(rows.get(3).separation().area()).as("|ln rho| of both is larger").isZero();
  }

  @Test
  void whereAllTrainedNothingIsToldApart() {
    Calibration drift = of(network("healthy", Map.of(Clue.DRIFT, 0.1), 0.9)).get(1);
    assertThat(drift.evidence()).isEqualTo("drift");
    assertThat(drift.separation()).isNull();
    assertThat(drift.cut()).isNull();
    assertThat(drift.rule()).isNull();
  }
}
