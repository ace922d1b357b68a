package initsweep.nn;

import initsweep.random.Draws;
import java.io.Serializable;

/**
 * A rule for the weights and biases of a layer before training. An implementation is immutable and has the canonical
 * spelling of the sweep file as its {@code toString}.
 */
public interface Initialiser extends Serializable {
  /** The spelling in sweep files and tables. */
  @Override
  String toString();

  /**
   * Fills one layer.
   *
   * @param draws this layer's stream, at its beginning
   * @param weights (n_in × n_out), row-major without padding, all zero
   * @param biases (n_out), all zero
   */
  void fill(LayerSpec layer, Draws draws, float[] weights, float[] biases);
}
