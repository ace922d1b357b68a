package initsweep.nn;

import initsweep.nn.layers.Norm;
import initsweep.nn.layers.Skip;
import java.util.List;

/**
 * What a dense network is made of: the widths of its layers, and what its hidden layers have beside
 * an activation. A hidden layer is affine → norm → φ → dropout; one that ends a skip is affine →
 * norm, added to where the skip starts. The output layer is affine.
 *
 * @param inputs features of an example
 * @param hidden widths of the hidden layers, at least one
 * @param outputs classes, or 0 for a network without output layer
 * @param dropout probability that a unit is dropped in a training step, 0 to 1
 */
public record NetworkShape(
    int inputs, List<Integer> hidden, int outputs, Norm norm, Skip skip, double dropout) {
  private static final long FLOPS_OF_A_NORM = 300;
  private static final long FLOPS_OF_DROPOUT = 200;
  private static final long FLOPS_OF_A_SKIP = 60;

  public NetworkShape {
    hidden = List.copyOf(hidden);
  }

  /** Affine maps and activations only. */
  public NetworkShape(int inputs, List<Integer> hidden, int outputs) {
    this(inputs, hidden, outputs, Norm.NONE, Skip.NONE, 0);
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

  /** A layer as its initialiser sees it. */
  public LayerSpec layer(int number, Activation activation, double inputSecondMoment) {
    return new LayerSpec(
        number, width(number - 1), width(number), activation, inputSecondMoment, !isHidden(number));
  }

  public boolean isHidden(int layer) {
    return layer >= 1 && layer <= hidden.size();
  }

  /** Whether it has affine maps and activations only. */
  public boolean isPlain() {
    return !hasNorm() && skip.isNone() && dropout == 0;
  }

  public boolean hasNorm() {
    return norm != Norm.NONE;
  }

  /** Whether a skip leads to this layer's output, in place of an activation. */
  public boolean endsSkip(int layer) {
    return skip.endsAt(layer, hidden.size());
  }

  /** Whether a skip leads from this layer's output. */
  boolean startsSkip(int layer) {
    return endsSkip(layer + Skip.BRANCH);
  }

  /** Skip connections. */
  public int skips() {
    return skip.isNone() ? 0 : (hidden.size() - 1) / Skip.BRANCH;
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
   * What norm, dropout and skips add to a training step of one example: as many operations of
   * products as take the same time, by the benchmark's measure. Chunks are cut by it, so it never
   * changes.
   */
  public long elementwiseFlops() {
    long perUnit =
        (hasNorm() ? FLOPS_OF_A_NORM : 0)
            + (dropout > 0 ? FLOPS_OF_DROPOUT : 0)
            + (skip.isNone() ? 0 : FLOPS_OF_A_SKIP);
    return perUnit * hidden.stream().mapToLong(Integer::longValue).sum();
  }

  /**
   * Floating-point operations of one backward pass of one example: a layer has two products, each
   * as expensive as its forward one, but the first layer only that of its weight gradient.
   */
  public long backwardFlops() {
    return 2 * flops() - 2L * width(0) * width(1);
  }
}
