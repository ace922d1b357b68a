package initsweep.nn.optimisers;

import initsweep.kernel.Kernel;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;

/**
 * h ← h + g², w ← w − ηg/(√h + ε). Duchi et al. 2011; Deep Learning from Scratch, section 6.1.5.
 */
record AdaGrad() implements Optimiser {
  @Override
  public State start(NetworkShape shape, Kernel kernel) {
    return new ElementwiseState(shape, 1) {
      @Override
      void update(float[] w, float[] g, float eta, float[][] memory) {
        float[] h = memory[0];
        for (int i = 0; i < w.length; i++) {
          h[i] += g[i] * g[i];
          w[i] -= eta * g[i] / ((float) Math.sqrt(h[i]) + EPSILON);
        }
      }
    };
  }

  @Override
  public String toString() {
    return "adagrad";
  }
}
