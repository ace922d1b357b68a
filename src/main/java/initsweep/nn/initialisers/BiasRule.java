package initsweep.nn.initialisers;

import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.LayerVariances;
import initsweep.random.Draws;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The key {@code bias}: where the biases start, of hidden layers and the output layer.
 *
 * @param std of a normal; 0 for other kinds
 */
public record BiasRule(Kind kind, double std) {
  /** As the initialiser has them. */
  static final BiasRule OF_INITIALISER = new BiasRule(Kind.INIT, 0);

  /** The sorts of initial biases. */
  public enum Kind {
    /** As the initialiser has them: 0 for most. */
    INIT,
    /** 0, whatever the initialiser says. */
    ZERO,
    /** N(0, s²). */
    NORMAL,
    /** One more row of weights: the first row of a matrix drawn as the layer's. */
    AS_WEIGHTS
  }

  /**
   * @throws InvalidValueException naming the nearest known rule, or what is wrong with its number
   */
  public static BiasRule parse(String text) {
    Call call = Call.parse(text, "a rule for biases");
    return switch (call.name()) {
      case "init" -> plain(call, Kind.INIT);
      case "zero" -> plain(call, Kind.ZERO);
      case "as_weights" -> plain(call, Kind.AS_WEIGHTS);
      case "normal" -> normal(call);
      default ->
          throw Vocabulary.unknown(
              call.name(), "a rule for biases", List.of("init", "zero", "normal(s)", "as_weights"));
    };
  }

  private static BiasRule plain(Call call, Kind kind) {
    call.numbers();
    return new BiasRule(kind, 0);
  }

  private static BiasRule normal(Call call) {
    double std = call.numbers("s")[0];
    if (std <= 0 || Float.isInfinite((float) std) || (float) std == 0) {
      throw new InvalidValueException(
          "\"%s\" has s = %s; expected a standard deviation above 0 that single precision has, or bias zero"
              .formatted(call, Numbers.text(std)));
    }
    return new BiasRule(Kind.NORMAL, std);
  }

  /** Whether the biases take random numbers of their own. */
  public boolean isDrawn() {
    return kind == Kind.NORMAL || kind == Kind.AS_WEIGHTS;
  }

  /**
   * @param draws the stream of this layer's biases, at its beginning
   * @param biases (n_out), what the initialiser made of them; changed in place
   */
  void fill(LayerSpec layer, Initialiser initialiser, Draws draws, float[] biases) {
    switch (kind) {
      case INIT -> {}
      case ZERO -> Arrays.fill(biases, 0);
      case NORMAL -> {
        for (int j = 0; j < biases.length; j++) {
          biases[j] = (float) (std * draws.nextGaussian());
        }
      }
      case AS_WEIGHTS -> {
        float[] weights = new float[Math.multiplyExact(layer.fanIn(), layer.fanOut())];
        initialiser.fill(layer, draws, weights, new float[biases.length]);
        System.arraycopy(weights, 0, biases, 0, biases.length);
      }
    }
  }

  /** The variances of a layer whose biases start by this rule; empty if they are not known. */
  public Optional<LayerVariances> variances(Initialiser initialiser, LayerSpec layer) {
    return initialiser
        .variances(layer)
        .map(
            of ->
                switch (kind) {
                  case INIT -> of;
                  case ZERO -> of.withBias(0);
                  case NORMAL -> of.withBias(std * std);
                  case AS_WEIGHTS -> of.withBias(of.weight());
                });
  }

  @Override
  public String toString() {
    return switch (kind) {
      case INIT -> "init";
      case ZERO -> "zero";
      case NORMAL -> "normal(" + Numbers.text(std) + ")";
      case AS_WEIGHTS -> "as_weights";
    };
  }
}
