package initsweep.nn.initialisers;

import initsweep.kernel.Layout;
import initsweep.nn.Activation;
import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.PlugIns;
import initsweep.random.RandomStreams;
import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * All initialisers by their spelling, the built-in ones and plug-ins from users' jars, and the
 * initial parameters of a network. A plug-in has one spelling, a name or a name with numbers, which
 * must not be a built-in's.
 */
public final class Initialisers {
  private static final String WHAT = "an initialiser";
  private static final PlugIns<Initialiser> PLUG_INS =
      new PlugIns<>(
          Initialiser.class,
          "initialiser",
          name -> BuiltInRules.has(name) || name.equals(PerLayer.NAME));

  private Initialisers() {}

  /**
   * Reads an initialiser as the sweep file spells it: a number is the standard deviation of a
   * normal.
   *
   * @throws InvalidValueException if the text is not an initialiser, or a plug-in is invalid
   */
  public static Initialiser parse(String text) {
    return LayerNames.matches(text)
        ? LayerNames.parse(text, Initialisers::ofSomeLayers)
        : ofAllLayers(text);
  }

  /** A built-in rule that looks at data looks at all layers, one after the other. */
  private static Initialiser ofSomeLayers(String text) {
    Initialiser initialiser = ofAllLayers(text);
    if (initialiser.fittingExamples() > 0 && !isPlugIn(initialiser)) {
      throw new InvalidValueException(
          "init %s is fitted to all layers, one after the other, and cannot be that of some; expected init: %s for all, or another one such as orthogonal"
              .formatted(initialiser, initialiser));
    }
    return initialiser;
  }

  private static Initialiser ofAllLayers(String text) {
    Call call = call(text);
    Initialiser plugIn = PLUG_INS.bySpelling().get(call.toString());
    return plugIn != null
        ? plugIn
        : BuiltInRules.member(call).orElseThrow(() -> PLUG_INS.unknown(call.name(), known()));
  }

  /** Whether an initialiser, or that of some layers, comes from a user's jar. */
  public static boolean isPlugIn(Initialiser initialiser) {
    if (initialiser instanceof PerLayer perLayer) {
      return perLayer.members().stream().anyMatch(Initialisers::isPlugIn);
    }
    return PLUG_INS.bySpelling().containsKey(initialiser.toString());
  }

  /** A number stands for a normal with that standard deviation. */
  static Call call(String text) {
    return Numbers.looksLikeANumber(text)
        ? new Call(InitialiserFamily.NORMAL, List.of(text.strip()))
        : Call.parse(text, WHAT);
  }

  /** The built-in names in their forms, such as {@code gaussian(sw2,sb2)}, then the plug-ins. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    BuiltInRules.families().forEach(family -> names.add(family.form()));
    names.addAll(PLUG_INS.bySpelling().keySet());
    return List.copyOf(names);
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(names());
    BuiltInRules.families().forEach(family -> known.addAll(family.aliases()));
    known.add("a number = std of a normal");
    known.add(LayerNames.FORM);
    return known;
  }

  /**
   * Draws the parameters of a network, layer by layer. A rule that depends on data is completed by
   * {@link Initialiser#fit}.
   *
   * @param inputSecondMoment E x² of the network's inputs, over examples and features
   */
  public static Parameters draw(
      NetworkShape shape,
      double inputSecondMoment,
      Activation activation,
      Initialiser initialiser,
      RandomStreams streams) {
    return draw(
        shape, inputSecondMoment, activation, initialiser, BiasRule.OF_INITIALISER, streams);
  }

  /**
   * As {@link #draw(NetworkShape, double, Activation, Initialiser, RandomStreams)}, with another
   * rule for the biases.
   */
  public static Parameters draw(
      NetworkShape shape,
      double inputSecondMoment,
      Activation activation,
      Initialiser initialiser,
      BiasRule bias,
      RandomStreams streams) {
    Parameters parameters = new Parameters(shape);
    for (int number = 1; number <= shape.layers(); number++) {
      LayerSpec layer = shape.layer(number, activation, inputSecondMoment);
      float[] weights = new float[Math.multiplyExact(layer.fanIn(), layer.fanOut())];
      float[] biases = new float[layer.fanOut()];
      initialiser.fill(layer, streams.weights(number), weights, biases);
      bias.fill(layer, initialiser, streams.biases(number), biases);
      pad(layer, weights, parameters.weights(number));
      System.arraycopy(biases, 0, parameters.biases(number), 0, biases.length);
    }
    OtherParameters.start(parameters);
    return parameters;
  }

  private static void pad(LayerSpec layer, float[] dense, float[] padded) {
    int columns = layer.fanOut();
    for (int row = 0; row < layer.fanIn(); row++) {
      System.arraycopy(dense, row * columns, padded, row * Layout.stride(columns), columns);
    }
  }
}
