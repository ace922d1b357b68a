package initsweep.nn;

import initsweep.kernel.Layout;
import java.util.Arrays;

/**
 * The arrays of one pass over at most {@code rows} examples, allocated once. Layers are numbered
 * from 1. Where a layer has neither norm nor skip, what its affine map gives is its pre-activation,
 * and there is one array for both, as for their gradients.
 */
public final class Workspace {
  private final int rows;
  private final float[][] affine; // per layer (rows × width)
  private final float[][] preActivations; // z, per layer (rows × width)
  private final float[][] activations; // h, per hidden layer (rows × width)
  private final float[][] slopes; // φ′(z), per hidden layer (rows × width)
  private final float[][] deltas; // ∂loss/∂z, per layer (rows × width)
  private final float[][] branchDeltas; // per layer (rows × width)
  private final float[][] affineDeltas; // per layer (rows × width)
  private final float[][] roots; // per layer with a norm (the larger of rows and width)
  private final float[][] masks; // per layer with dropout (rows × width)

  public Workspace(NetworkShape shape, int rows) {
    this.rows = rows;
    int layers = shape.layers();
    affine = new float[layers][];
    preActivations = new float[layers][];
    activations = new float[layers][];
    slopes = new float[layers][];
    deltas = new float[layers][];
    branchDeltas = new float[layers][];
    affineDeltas = new float[layers][];
    roots = new float[layers][];
    masks = new float[layers][];
    for (int layer = 1; layer <= layers; layer++) {
      int at = layer - 1;
      boolean isHidden = shape.isHidden(layer);
      boolean hasNorm = shape.hasNorm() && isHidden;
      int width = shape.width(layer);
      preActivations[at] = Layout.matrix(rows, width);
      deltas[at] = Layout.matrix(rows, width);
      affine[at] = hasNorm ? Layout.matrix(rows, width) : preActivations[at];
      branchDeltas[at] = shape.endsSkip(layer) ? Layout.matrix(rows, width) : deltas[at];
      affineDeltas[at] = hasNorm ? affine[at] : branchDeltas[at];
      roots[at] = hasNorm ? new float[Math.max(rows, Layout.stride(width))] : null;
      masks[at] = shape.dropout() > 0 && isHidden ? Layout.matrix(rows, width) : null;
      if (isHidden) {
        activations[at] = Layout.matrix(rows, width);
        slopes[at] = Layout.matrix(rows, width);
      }
      if (shape.endsSkip(layer)) {
        Arrays.fill(slopes[at], 1);
      }
    }
  }

  /** The maximal number of examples of a pass. */
  int rows() {
    return rows;
  }

  /**
   * h_{l−1}·W_l + b_l (rows × width). A norm leaves the normalised values here, and its backward
   * pass their gradient.
   */
  float[] affine(int layer) {
    return affine[layer - 1];
  }

  /** z (rows × width): what φ is applied to, or what a skip adds. */
  public float[] preActivations(int layer) {
    return preActivations[layer - 1];
  }

  /** h (rows × width) of a hidden layer: what the next layer is given. */
  public float[] activations(int layer) {
    return activations[layer - 1];
  }

  /** φ′(z) (rows × width) of a hidden layer, with dropout's factor; 1 where a skip ends. */
  float[] slopes(int layer) {
    return slopes[layer - 1];
  }

  /** δ = ∂loss/∂z (rows × width); where a skip ends ∂loss/∂h, which goes both ways. */
  public float[] deltas(int layer) {
    return deltas[layer - 1];
  }

  /** ∂loss/∂z (rows × width), where a skip ends too. */
  float[] branchDeltas(int layer) {
    return branchDeltas[layer - 1];
  }

  /** Gradient of what the affine map gives (rows × width). */
  float[] affineDeltas(int layer) {
    return affineDeltas[layer - 1];
  }

  /** Reciprocal standard deviations of a norm (the larger of rows and width). */
  float[] roots(int layer) {
    return roots[layer - 1];
  }

  /** 1 for a unit that is kept, 0 for one that is dropped (rows × width). */
  float[] mask(int layer) {
    return masks[layer - 1];
  }
}
