package initsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.spelling.InvalidValueException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of schema version 4: spellings, contradictions, and runs that do not use them. */
class LayerKeysTest {
  private static RunConfig config(String... keysAndValues) {
    Map<RunKey<?>, String> texts = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      texts.put(RunKey.named(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return RunConfig.of("data/mnist", texts, ProbePlan.DEFAULT, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train | first( 300 ) | first(300)",
        "train | Sample(1_000) | sample(1000)",
        "bias | normal(0.10) | normal(0.1)",
        "schedule | cosine | cosine",
        "schedule | warmup(10) | constant with warmup(10)",
        "schedule | step(100, 0.50) + warmup(5) | step(100,0.5) with warmup(5)",
        "schedule | cosine with warmup(7) | cosine with warmup(7)",
        "norm | Batch | batch",
        "norm | batch(momentum=0.9, eps=1e-6) | batch",
        "norm | batch(eps=0.001) | batch(0.9,0.001)",
        "norm | layer(1e-5) | layer",
        "dropout | 0.50 | 0.5",
        "skip | residual | residual(1)",
        "skip | residual(a=0.5) | residual(0.5)",
        "skip | skipinit(0) | skipinit",
        "skip | fixup | fixup"
      })
  void everyValueHasOneSpelling(String key, String text, String canonical) {
    RunConfig config = config(key, text, "hidden", "20*3");
    assertThat(config.text(RunKey.named(key))).isEqualTo(canonical);
    assertThat(RunConfig.ofJson(config.json())).isEqualTo(config);
    assertThat(RunKey.named(key).canonical(canonical)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dropout=1 | dropout 1 drops every unit; expected the share of units to drop",
        "dropout=-0.1 | dropout -0.1 drops less than nothing",
        "norm=batch batch=1 | expected batch 2 or more, or norm layer",
        "norm=batch batch=1 iterations=0 | expected batch 2 or more, or norm layer",
        "norm=batch(0.9,0) | eps 0 of a normalisation; expected more than 0",
        "norm=batch(1) | momentum 1 of norm batch; expected 0 or more and less than 1",
        "norm=batch(a=1) | expected batch(momentum,eps)",
        "norm=bach | did you mean batch",
        "train=first(10) | has fewer images than batch 128 takes",
        "train=first | expected first(n), such as first(1000)",
        "train=half | known: all, first(n), sample(n)",
        "skip=residual hidden=[100,50,100] | expected at least three hidden layers of one width",
        "skip=rezero hidden=100*2 | expected at least three hidden layers of one width",
        "skip=rezeroo | did you mean rezero",
        "schedule=step(0,0.5) | expected a whole number from 1",
        "schedule=cosine+constant | expected a shape, and maybe a warm-up after it",
        "bias=normal(0) | expected a standard deviation above 0",
        "bias=normal(1) rng=numpy | expected bias zero, or rng counter",
        "dropout=0.5 rng=numpy | expected dropout 0, or rng counter",
        "init=lsuv norm=layer | expected norm none, skip none and dropout 0, or another init"
      })
  void nonsenseIsRefusedWithTheRemedy(String keys, String message) {
    String[] pairs = keys.split("[ ]");
    String[] flat =
        Arrays.stream(pairs).flatMap(p -> Arrays.stream(p.split("=", 2))).toArray(String[]::new);
    assertThatThrownBy(() -> config(flat))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }

  /** What today's ids are made of. */
  @Test
  void aRunThatDoesNotUseThemDoesNotNameThem() {
    assertThat(config("norm", "none", "dropout", "0", "train", "all").json())
        .isEqualTo(config().json())
        .doesNotContain("norm", "dropout", "train\"", "skip", "schedule", "bias");
    assertThat(config("norm", "layer").json()).contains("\"norm\":\"layer\"");
  }
}
