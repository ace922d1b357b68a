package initsweep.nn;

import java.util.List;

/**
 * The widths of a dense network.
 *
 * @param inputs features of an example
 * @param hidden widths of the hidden layers, at least one
 * @param outputs classes, or 0 for a network without output layer
 */
public record NetworkShape(int inputs, List<Integer> hidden, int outputs) {
  public NetworkShape {
    hidden = List.copyOf(hidden);
  }

  /** Hidden layers, and the output layer if there is one. */
  public int layers() {
    return hidden.size() + (outputs > 0 ? 1 : 0);
  }

  /**
   * Units of a layer.
   *
   * @param layer 0 for the inputs, then 1 to {@link #layers()}
   */
  public int width(int layer) {
    return layer == 0 ? inputs : layer <= hidden.size() ? hidden.get(layer - 1) : outputs;
  }

  public boolean isHidden(int layer) {
    return layer >= 1 && layer <= hidden.size();
  }

  /** Weights of all layers, without biases and padding. */
  public long weights() {
    long weights = 0;
    for (int layer = 1; layer <= layers(); layer++) {
      weights += (long) width(layer - 1) * width(layer);
    }
    return weights;
  }

  /**
   * Floating-point operations of one forward pass of one example, a multiply and an add counted as
   * two.
   */
  public long flops() {
    return 2 * weights();
  }

  /**
   * Floating-point operations of one backward pass of one example: a layer has two products, each
   * as dear as its forward one, and the first layer only that of its weight gradient.
   */
  public long backwardFlops() {
    return 2 * flops() - 2L * width(0) * width(1);
  }
}
