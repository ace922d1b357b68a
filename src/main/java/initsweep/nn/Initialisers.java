package initsweep.nn;

import initsweep.kernel.Layout;
import initsweep.random.RandomStreams;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.List;

/** The initialisers by name, and the initial parameters of a network. */
public final class Initialisers {
  private static final String WHAT = "an initialiser";
  private static final List<String> NAMES = List.of("he", "xavier", "normal(std)", "a number = std of a normal");

  private Initialisers() {}

  /**
   * Reads an initialiser as the sweep file spells it: a number is the standard deviation of a normal.
   *
   * @throws InvalidValueException naming the nearest known initialiser
   */
  public static Initialiser parse(String text) {
    if (Numbers.looksLikeANumber(text)) {
      return normal(Numbers.parseFinite(text, "a standard deviation"));
    }
    Call call = Call.parse(text, WHAT);
    return switch (call.name()) {
      case "normal" -> normal(call.numbers("std")[0]);
      case "xavier", "sigmoid", "lecun_normal" -> xavier(call.numbers());
      case "he", "relu", "kaiming_normal" -> he(call.numbers());
      default -> throw Vocabulary.unknown(text, WHAT, NAMES);
    };
  }

  /** N(0, std²), whatever the layer's shape: the article's numbers. */
  private static Initialiser normal(double std) {
    if (std < 0) {
      throw new InvalidValueException(
          "standard deviation %s is negative; expected 0 or more".formatted(Numbers.text(std)));
    }
    return new ScaledNormal(Numbers.decimal(std), layer -> std);
  }

  /** N(0, 1/n_in): the book's Xavier (LeCun's normal), not Glorot's, which averages fan in and fan out. */
  private static Initialiser xavier(double... none) {
    return new ScaledNormal("xavier", layer -> Math.sqrt(1.0 / layer.fanIn()));
  }

  /** N(0, 2/n_in). He et al. 2015, eq. 10. */
  private static Initialiser he(double... none) {
    return new ScaledNormal("he", layer -> Math.sqrt(2.0 / layer.fanIn()));
  }

  /** Draws the parameters of a network, layer by layer. */
  public static Parameters draw(
      NetworkShape shape, Activation activation, Initialiser initialiser, RandomStreams streams) {
    Parameters parameters = new Parameters(shape);
    for (int number = 1; number <= shape.layers(); number++) {
      LayerSpec layer = new LayerSpec(number, shape.width(number - 1), shape.width(number), activation);
      float[] weights = new float[Math.multiplyExact(layer.fanIn(), layer.fanOut())];
      float[] biases = new float[layer.fanOut()];
      initialiser.fill(layer, streams.weights(number), weights, biases);
      pad(layer, weights, parameters.weights(number));
      System.arraycopy(biases, 0, parameters.biases(number), 0, biases.length);
    }
    return parameters;
  }

  private static void pad(LayerSpec layer, float[] dense, float[] padded) {
    int columns = layer.fanOut();
    for (int row = 0; row < layer.fanIn(); row++) {
      System.arraycopy(dense, row * columns, padded, row * Layout.stride(columns), columns);
    }
  }
}
