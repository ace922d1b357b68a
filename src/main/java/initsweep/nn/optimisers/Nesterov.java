package initsweep.nn.optimisers;

import initsweep.kernel.Kernel;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.spelling.Call;

/**
 * v ← μv − ηg, w ← w + μv − ηg. With the v before the step that is w + μ²v − (1 + μ)ηg: Bengio et
 * al. 2012 (arXiv 1212.0901), eq. 7, which the book's program names as its source. (That program's
 * first versions update v before they use it, which the equation does not.) The stored w is the
 * look-ahead point, so the gradient is taken at w itself.
 */
record Nesterov(double mu) implements Optimiser {
  @Override
  public State start(NetworkShape shape, Kernel kernel) {
    float mu = (float) this.mu;
    return new ElementwiseState(shape, 1) {
      @Override
      void update(float[] w, float[] g, float eta, float[][] memory) {
        float[] v = memory[0];
        for (int i = 0; i < w.length; i++) {
          float step = eta * g[i];
          v[i] = mu * v[i] - step;
          w[i] += mu * v[i] - step;
        }
      }
    };
  }

  @Override
  public String toString() {
    return Call.text("nesterov", mu);
  }
}
