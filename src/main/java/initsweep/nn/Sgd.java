package initsweep.nn;

import initsweep.kernel.Kernel;

/** w ← w − ηg, fused. */
record Sgd() implements Optimiser {
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
