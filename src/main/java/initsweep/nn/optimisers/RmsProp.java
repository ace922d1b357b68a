package initsweep.nn.optimisers;

import initsweep.kernel.Kernel;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.spelling.Call;

/** h ← ρh + (1 − ρ)g², w ← w − ηg/(√h + ε). Tieleman & Hinton 2012, as in the book's program. */
record RmsProp(double rho) implements Optimiser {
  @Override
  public State start(NetworkShape shape, Kernel kernel) {
    float rho = (float) this.rho;
    float rest = (float) (1 - this.rho);
    return new ElementwiseState(shape, 1) {
      @Override
      void update(float[] w, float[] g, float eta, float[][] memory) {
        float[] h = memory[0];
        for (int i = 0; i < w.length; i++) {
          h[i] = rho * h[i] + rest * (g[i] * g[i]);
          w[i] -= eta * g[i] / ((float) Math.sqrt(h[i]) + EPSILON);
        }
      }
    };
  }

  @Override
  public String toString() {
    return Call.text("rmsprop", rho);
  }
}
