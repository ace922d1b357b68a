package initsweep.nn.optimisers;

import initsweep.kernel.Kernel;
import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.spelling.Call;

/**
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η_t m/(√v + ε) with η_t = η√(1 − β₂ᵗ)/(1 −
 * β₁ᵗ). Kingma & Ba 2015 with the more efficient order of operations at the end of their section 2,
 * as in the book and Keras: ε is added to √v, which is not bias-corrected.
 */
record Adam(double beta1, double beta2) implements Optimiser {
  @Override
  public State start(NetworkShape shape, Kernel kernel) {
    return new Moments(shape);
  }

  private final class Moments extends ElementwiseState {
    private final float decay1 = (float) beta1;
    private final float decay2 = (float) beta2;
    private final float rest1 = (float) (1 - beta1);
    private final float rest2 = (float) (1 - beta2);
    private double power1 = 1; // β₁ᵗ
    private double power2 = 1; // β₂ᵗ

    Moments(NetworkShape shape) {
      super(shape, 2);
    }

    @Override
    float stepSize(double learningRate) {
      power1 *= beta1;
      power2 *= beta2;
      return (float) (learningRate * Math.sqrt(1 - power2) / (1 - power1));
    }

    @Override
    void update(float[] w, float[] g, float eta, float[][] memory) {
      float[] m = memory[0];
      float[] v = memory[1];
      for (int i = 0; i < w.length; i++) {
        m[i] = decay1 * m[i] + rest1 * g[i];
        v[i] = decay2 * v[i] + rest2 * (g[i] * g[i]);
        w[i] -= eta * m[i] / ((float) Math.sqrt(v[i]) + EPSILON);
      }
    }
  }

  @Override
  public String toString() {
    return Call.text("adam", beta1, beta2);
  }
}
