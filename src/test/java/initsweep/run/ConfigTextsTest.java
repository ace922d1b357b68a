package initsweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTextsTest {
  private static String config(String seed, String init) {
    return "{\"data\":\"a\\\"seed\\\":\\\"9\",\"init\":\"%s\",\"seed\":\"%s\",\"lr\":\"0.1\"}"
        .formatted(init, seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "9223372036854775807"})
  void runsThatDifferOnlyInTheirSeedsAreOfOneKind(String seed) {
    String kind = ConfigTexts.kind(config(seed, "he"));
    assertThat(kind).isEqualTo(config("0", "he"));
    assertThat(kind).isNotEqualTo(ConfigTexts.kind(config(seed, "xavier")));
    assertThat(ConfigTexts.kind("{\"lr\":\"0.1\"}")).isEqualTo("{\"lr\":\"0.1\"}");
  }

  @Test
  void aKeyThatTheConfigurationLacksHasItsDefault() {
    assertThat(
            ConfigTexts.of(
                config("3", "he"), List.of(RunKey.INIT, RunKey.NORM, Setting.PROBE_JACOBIAN)))
        .containsEntry(RunKey.INIT, "he")
        .containsEntry(RunKey.NORM, RunKey.NORM.defaultText())
        .containsEntry(Setting.PROBE_JACOBIAN, "0");
  }
}
