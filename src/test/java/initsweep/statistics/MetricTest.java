package initsweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
  @ParameterizedTest
  @CsvSource({
    "activation init, final_loss, final_loss",
    "hidden rng sampling input iterations, final_loss, final_loss",
    "lr, final_loss_before_update, test_loss",
    "init optimizer, final_loss_before_update, test_loss",
    "batch, final_loss_before_update, test_loss",
    "loss_at, final_loss_before_update, test_loss",
    "weight_decay, test_loss, test_loss",
    "lr weight_decay, test_loss, test_loss"
  })
  void cellsAreComparedByALossThatMeansTheSameInAll(
      String varying, String recorded, String unrecorded) {
    Set<ConfigKey> keys =
        Arrays.stream(varying.split(" ")).map(RunKey::named).collect(Collectors.toSet());
    assertThat(Metric.comparableLoss(keys, true)).hasToString(recorded);
    assertThat(Metric.comparableLoss(keys, false)).hasToString(unrecorded);
  }
}
