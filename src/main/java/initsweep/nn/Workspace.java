package initsweep.nn;

import initsweep.kernel.Layout;

/**
 * The arrays of one pass over at most {@code rows} examples, allocated once. Layers are numbered
 * from 1.
 */
public final class Workspace {
  private final int rows;
  private final float[][] preActivations; // z, per layer (rows × width)
  private final float[][] activations; // h = φ(z), per hidden layer (rows × width)
  private final float[][] slopes; // φ′(z), per hidden layer (rows × width)
  private final float[][] deltas; // ∂loss/∂z, per layer (rows × width)

  public Workspace(NetworkShape shape, int rows) {
    this.rows = rows;
    int layers = shape.layers();
    preActivations = new float[layers][];
    activations = new float[layers][];
    slopes = new float[layers][];
    deltas = new float[layers][];
    for (int layer = 1; layer <= layers; layer++) {
      int width = shape.width(layer);
      preActivations[layer - 1] = Layout.matrix(rows, width);
      deltas[layer - 1] = Layout.matrix(rows, width);
      if (shape.isHidden(layer)) {
        activations[layer - 1] = Layout.matrix(rows, width);
        slopes[layer - 1] = Layout.matrix(rows, width);
      }
    }
  }

  /** The most examples a pass may have. */
  public int rows() {
    return rows;
  }

  /** z (rows × width). */
  public float[] preActivations(int layer) {
    return preActivations[layer - 1];
  }

  /** h = φ(z) (rows × width) of a hidden layer. */
  public float[] activations(int layer) {
    return activations[layer - 1];
  }

  /** φ′(z) (rows × width) of a hidden layer. */
  public float[] slopes(int layer) {
    return slopes[layer - 1];
  }

  /** δ = ∂loss/∂z (rows × width). */
  public float[] deltas(int layer) {
    return deltas[layer - 1];
  }
}
