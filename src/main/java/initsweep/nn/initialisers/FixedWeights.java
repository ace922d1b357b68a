package initsweep.nn.initialisers;

import initsweep.nn.LayerSpec;
import java.util.Arrays;

/** Rules that draw nothing: the same weights for every seed, biases 0. */
final class FixedWeights {
  private FixedWeights() {}

  /** Every weight c: the units of a layer stay equal for ever. */
  static WeightRule constant(double c) {
    return (layer, draws, weights, biases) -> Arrays.fill(weights, (float) c);
  }

  /** w_ij = 1 where i = j: passes on as many inputs as possible. */
  static WeightRule identity() {
    return (layer, draws, weights, biases) -> fillIdentity(layer, weights);
  }

  /**
   * The identity where a layer does not widen; where it does, a part of c·H_m, the Hadamard matrix
   * of 2^m rows with m = ⌈log₂ n_out⌉ and c = 2^(−(m−1)/2). Zhao et al. 2021 (arXiv 2110.12661),
   * algorithm 1; the program published with the paper has c = 2^(−m/2).
   */
  static WeightRule zerO() {
    return (layer, draws, weights, biases) -> {
      if (layer.fanOut() > layer.fanIn()) {
        fillHadamard(layer, weights);
      } else {
        fillIdentity(layer, weights);
      }
    };
  }

  private static void fillIdentity(LayerSpec layer, float[] weights) {
    for (int i = 0; i < Math.min(layer.fanIn(), layer.fanOut()); i++) {
      weights[i * layer.fanOut() + i] = 1;
    }
  }

  /** Sylvester's matrix: h_ij = (−1)^(number of ones that i and j share in binary). */
  private static void fillHadamard(LayerSpec layer, float[] weights) {
    int columns = layer.fanOut();
    int m = Integer.SIZE - Integer.numberOfLeadingZeros(columns - 1);
    float c = (float) StrictMath.pow(2, -(m - 1) / 2.0);
    for (int i = 0; i < weights.length; i++) {
      boolean isEven = Integer.bitCount(i / columns & i % columns) % 2 == 0;
      weights[i] = isEven ? c : -c;
    }
  }
}
