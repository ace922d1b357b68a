package initsweep.nn.initialisers;

import initsweep.nn.LayerSpec;
import initsweep.random.Draws;

/**
 * Each unit has the same small number of non-zero weights, at inputs chosen without replacement.
 * They are the N(0, std²) weights of {@link ScaledNormal}; biases are 0. Martens 2010, section 5,
 * with 15 inputs and std 1.
 *
 * @param inputs non-zero inputs per unit; all of them where a layer has fewer. A count, not
 *     PyTorch's fraction of zeros
 */
record Sparse(int inputs, double std) implements WeightRule {
  @Override
  public void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases) {
    ScaledNormal.fill(std, draws, weights);
    int[] order = new int[layer.fanIn()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int unit = 0; unit < layer.fanOut(); unit++) {
      for (int i = choose(order, draws); i < order.length; i++) {
        weights[order[i] * layer.fanOut() + unit] = 0;
      }
    }
  }

  /** Moves the chosen inputs to the front by a partial shuffle. Returns their number. */
  private int choose(int[] order, Draws draws) {
    int chosen = Math.min(inputs, order.length);
    for (int i = 0; i < chosen; i++) {
      int other = i + draws.nextBelow(order.length - i);
      int input = order[other];
      order[other] = order[i];
      order[i] = input;
    }
    return chosen;
  }
}
