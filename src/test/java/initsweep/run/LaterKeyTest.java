package initsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A key that is added changes no run that does not use it: as if {@code loss_at} came last. */
class LaterKeyTest {
  private static final Set<RunKey<?>> BEFORE = RunKey.ALWAYS_WRITTEN.headSet(RunKey.LOSS_AT);
  private static final String LOSS_AT = ",\"loss_at\":\"after_update\"";

  private static RunConfig config(String lossAt) {
    return RunConfig.of("d", Map.of(RunKey.LOSS_AT, lossAt, RunKey.LR, "1"), ProbePlan.DEFAULT, 0);
  }

  private static Canonical.Texts texts(RunConfig config) {
    return new Canonical.Texts(config.data(), config.texts(), config.probe(), config.evaluation());
  }

  @Test
  void itIsNotWrittenWhereItHasItsDefault() {
    RunConfig plain = config("after_update");
    assertThat(plain.json()).contains(LOSS_AT);
    assertThat(Canonical.json(texts(plain), BEFORE)).isEqualTo(plain.json().replace(LOSS_AT, ""));
  }

  @Test
  void itIsWrittenWhereItHasNot() {
    RunConfig other = config("before_update");
    assertThat(Canonical.json(texts(other), BEFORE)).isEqualTo(other.json());
  }

  @Test
  void whatWasWrittenBeforeItIsReadWithItsDefault() {
    String json = config("after_update").json().replace(LOSS_AT, "");
    assertThat(RunConfig.of(Canonical.parse(json, BEFORE))).isEqualTo(config("after_update"));
  }

  @Test
  void aKeyThatWasAlwaysThereMayNotBeMissing() {
    String json = config("after_update").json().replace(LOSS_AT, "");
    assertThatThrownBy(() -> RunConfig.ofJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loss_at");
  }

  @Test
  void aDefaultIsWrittenInItsCanonicalSpelling() {
    assertThat(RunKey.values())
        .allSatisfy(
            key -> assertThat(key.canonical(key.defaultText())).isEqualTo(key.defaultText()));
  }

  /** Run ids and fingerprints hang on this list: keys to come are not in it. */
  @Test
  void theKeysThatAreAlwaysWrittenAreThoseOfTheFirstVersion() {
    assertThat(RunKey.ALWAYS_WRITTEN)
        .extracting(RunKey::toString)
        .containsExactly(
            "hidden",
            "activation",
            "init",
            "seed",
            "rng",
            "optimizer",
            "lr",
            "weight_decay",
            "batch",
            "iterations",
            "sampling",
            "input",
            "loss_at");
  }
}
