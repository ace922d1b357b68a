package initsweep.nn.optimisers;

import initsweep.kernel.Kernel;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.nn.Parameters;
import java.util.Optional;

/** w ← w − ηg, fused. */
record Sgd() implements Optimiser {
  @Override
  public State start(NetworkShape shape, double learningRate, Kernel kernel) {
    return new Descent(shape, (float) -learningRate, kernel);
  }

  private record Descent(NetworkShape shape, float step, Kernel kernel) implements State {
    @Override
    public void step(Parameters parameters, Parameters gradients) {
      for (int layer = 1; layer <= shape.layers(); layer++) {
        descend(gradients.weights(layer), parameters.weights(layer));
        descend(gradients.biases(layer), parameters.biases(layer));
      }
    }

    private void descend(float[] gradient, float[] parameter) {
      kernel.addScaled(parameter.length, step, gradient, parameter);
    }

    @Override
    public Optional<Float> plainStep() {
      return Optional.of(step);
    }
  }

  @Override
  public String toString() {
    return "sgd";
  }
}
