package example;

import initsweep.nn.Initialiser;
import initsweep.nn.LayerSpec;
import initsweep.random.Draws;

public class SignedHe implements Initialiser { // Ramanujan et al. 2020: signed Kaiming constant
  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    float size = (float) Math.sqrt(2.0 / layer.fanIn());
    for (int i = 0; i < weights.length; i++) {
      weights[i] = draws.nextBelow(2) == 0 ? -size : size;
    }
  }

  @Override
  public String toString() {
    return "signed_he";
  }
}
