package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.spelling.Call;
import initsweep.spelling.Vocabulary;
import java.util.List;

/** The optimisers by name. */
public final class Optimisers {
  private static final String WHAT = "an optimizer";

  private Optimisers() {}

  /**
   * @throws initsweep.spelling.InvalidValueException naming the nearest known optimiser
   */
  public static Optimiser parse(String text) {
    Call call = Call.parse(text, WHAT);
    if (call.name().equals("sgd")) {
      call.numbers();
      return new Sgd();
    }
    throw Vocabulary.unknown(text, WHAT, List.of("sgd"));
  }

  /** w ← w − lr·g. */
  private record Sgd() implements Optimiser {
    @Override
    public State start(NetworkShape shape, double learningRate, Kernel kernel) {
      float step = (float) -learningRate;
      return (parameters, gradients) -> {
        for (int layer = 1; layer <= shape.layers(); layer++) {
          descend(kernel, step, gradients.weights(layer), parameters.weights(layer));
          descend(kernel, step, gradients.biases(layer), parameters.biases(layer));
        }
      };
    }

    private static void descend(Kernel kernel, float step, float[] gradient, float[] parameter) {
      kernel.addScaled(parameter.length, step, gradient, parameter);
    }

    @Override
    public String toString() {
      return "sgd";
    }
  }
}
