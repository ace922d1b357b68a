package initsweep.nn.optimisers;

import initsweep.kernel.Kernel;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.nn.Parameters;

/** w ← w − ηg, as a fused multiply-add. */
record Sgd() implements Optimiser {
  @Override
  public State start(NetworkShape shape, Kernel kernel) {
    return new Descent(kernel);
  }

  private record Descent(Kernel kernel) implements State {
    @Override
    public void step(Parameters parameters, Parameters gradients, double learningRate) {
      for (int i = 0; i < parameters.arrays(); i++) {
        float[] parameter = parameters.array(i);
        kernel.addScaled(parameter.length, (float) -learningRate, gradients.array(i), parameter);
      }
    }

    @Override
    public boolean isPlain() {
      return true;
    }
  }

  @Override
  public String toString() {
    return "sgd";
  }
}
