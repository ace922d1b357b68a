package initsweep.nn.optimisers;

import initsweep.kernel.Kernel;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.spelling.Call;

/** v ← μv − ηg, w ← w + v. Polyak 1964; Deep Learning from Scratch, section 6.1.4. */
record Momentum(double mu) implements Optimiser {
  @Override
  public State start(NetworkShape shape, Kernel kernel) {
    float mu = (float) this.mu;
    return new ElementwiseState(shape, 1) {
      @Override
      void update(float[] w, float[] g, float eta, float[][] memory) {
        float[] v = memory[0];
        for (int i = 0; i < w.length; i++) {
          v[i] = mu * v[i] - eta * g[i];
          w[i] += v[i];
        }
      }
    };
  }

  @Override
  public String toString() {
    return Call.text("momentum", mu);
  }
}
