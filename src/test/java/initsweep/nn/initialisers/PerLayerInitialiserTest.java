package initsweep.nn.initialisers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.activations.Activations;
import initsweep.random.RandomMode;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spelling.InvalidValueException;
import initsweep.theory.Predictions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code layers(first=…,hidden=…,output=…)}. */
class PerLayerInitialiserTest {
  private static final Activation RELU = Activations.parse("relu");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "layers(first=0.1,hidden=he,output=xavier); layers(first=0.1,hidden=he,output=xavier)",
        "Layers( output=sigmoid, hidden = Relu ); layers(hidden=he,output=xavier)",
        "layers(first=gaussian( 2 , 5e-2 ),hidden=he); layers(first=gaussian(2,0.05),hidden=he)",
        "layers(hidden=sparse(15,1),output=sparse(15, 1),first=1e-3);"
            + " layers(first=0.001,hidden=sparse(15,1))",
        "layers(first=he,hidden=relu,output=kaiming_normal); he",
        "layers(hidden=0.01); 0.01"
      })
  void everySpellingHasOneCanonicalForm(String text, String canonical) {
    assertThat(Initialisers.parse(text)).hasToString(canonical);
    assertThat(Initialisers.parse(canonical))
        .isEqualTo(Initialisers.parse(text))
        .hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "layers; has \"\"; expected layers(first=…,hidden=…,output=…), each with one initialiser",
        "layers(); has \"\"; expected layers(first=…,hidden=…,output=…), each with one initialiser",
        "layers(he,xavier); has \"he\"",
        "layers(first=he,first=xavier,hidden=he); names first twice; keep one",
        "layers(hidden=he,last=xavier); \"last\" is not a layer of init",
        "layers(hidden=); is not an initialiser",
        "layers(hidden=he,output=gaussian(1)); expected gaussian(sw2,sb2)",
        "layers(hidden=layers(hidden=he)); each with one initialiser",
        "layers(hidden=lsuv); expected init: lsuv for all, or another one such as orthogonal",
        "layer(first=he,hidden=xavier); did you mean layers(first=…,hidden=…,output=…)?"
      },
      quoteCharacter = '\'')
  void nonsenseIsRefusedWithTheRemedy(String text, String message) {
    assertThatThrownBy(() -> Initialisers.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyLayerIsDrawnByItsOwnInitialiserFromTheStreamItAlwaysHad() {
    Parameters mixed = draw("layers(first=uniform(0.1),hidden=torch_default,output=zeros)");
    assertThat(mixed.weights(1)).isEqualTo(draw("uniform(0.1)").weights(1));
    assertThat(mixed.biases(1)).containsOnly(0);
    for (int layer = 2; layer <= 3; layer++) {
      assertThat(mixed.weights(layer)).isEqualTo(draw("torch_default").weights(layer));
      assertThat(mixed.biases(layer)).isEqualTo(draw("torch_default").biases(layer));
    }
    assertThat(mixed.weights(4)).containsOnly(0);
    assertThat(mixed.biases(4)).containsOnly(0);
  }

  /** As it has with {@code data: normal(1000,100)}. */
  @Test
  void aNetworkWithoutOutputLayerHasHiddenLayersOnly() {
    NetworkShape shape = new NetworkShape(20, List.of(20, 20), 0);
    Initialiser mixed = Initialisers.parse("layers(hidden=identity,output=zeros)");
    Parameters drawn = Initialisers.draw(shape, 1, RELU, mixed, RandomMode.COUNTER.streams(1));
    assertThat(drawn.weights(2)).contains(1);
  }

  @Test
  void theTheoryFollowsTheLayers() {
    RunConfig mixed = config("layers(first=xavier,hidden=he,output=zeros)", "relu");
    assertThat(Predictions.of(mixed, 784, 1).stream().map(layer -> (float) layer.q()))
        .containsExactly(1f, 1f, 1f, 1f);
    assertThat(Predictions.of(config("layers(first=he,hidden=zero_o)", "relu"), 784, 1)).isEmpty();
  }

  @Test
  void whatEveryLayerHasIsTheRunItWasBefore() {
    assertThat(config("layers(first=he,hidden=he)", "relu").id("data"))
        .isEqualTo(config("he", "relu").id("data"));
  }

  /** Revisions of auto and spark_mllib are 2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "layers(first=xavier,hidden=he); 1",
        "layers(first=auto,hidden=he,output=auto); 2",
        "layers(first=auto,hidden=spark_mllib); 3"
      })
  void aMemberThatIsRedefinedRedefinesIt(String init, int revision) {
    assertThat(Initialisers.parse(init).revision()).isEqualTo(revision);
  }

  @Test
  void itIsAScaledNormalIfEveryMemberIs() {
    assertThat(Initialisers.parse("layers(first=0.1,hidden=he)").isScaledNormal()).isTrue();
    assertThat(Initialisers.parse("layers(first=0.1,hidden=he_uniform)").isScaledNormal())
        .isFalse();
  }

  @Test
  void aMemberThatRefusesTheActivationIsRefused() {
    assertThatThrownBy(() -> config("layers(first=he,hidden=critical)", "softplus"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("init critical with activation softplus");
  }

  @Test
  void theOutputLayerIsKnownToInitialisers() {
    LayerSpec hidden = new LayerSpec(2, 5, 5, RELU);
    assertThat(hidden.isOutput()).isFalse();
    assertThat(Initialisers.parse("layers(hidden=he,output=0.1)").variances(hidden))
        .isEqualTo(Initialisers.parse("he").variances(hidden));
    LayerSpec output = new LayerSpec(2, 5, 5, RELU, 1, true);
    assertThat(Initialisers.parse("layers(hidden=he,output=0.1)").variances(output))
        .isEqualTo(Initialisers.parse("0.1").variances(output));
  }

  private static RunConfig config(String init, String activation) {
    return RunConfig.of(
        "data/mnist",
        Map.of(RunKey.INIT, init, RunKey.ACTIVATION, activation),
        ProbePlan.DEFAULT,
        0);
  }

  private static Parameters draw(String init) {
    return Initialisers.draw(
        new NetworkShape(30, List.of(20, 20, 20), 10),
        1,
        RELU,
        Initialisers.parse(init),
        RandomMode.COUNTER.streams(4));
  }
}
