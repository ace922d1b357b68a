package initsweep.nn;

import initsweep.kernel.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is trained in a network, or as many gradients: weights and biases, and where the shape has
 * them the scales and shifts of normalisations and the multipliers of skip connections. Layers are
 * numbered from 1.
 */
public final class Parameters {
  private final NetworkShape shape;
  private final float[][] weights; // per layer (nIn × nOut)
  private final float[][] biases; // per layer (nOut)
  private final float[][] scales; // per layer with a norm γ (width), else null
  private final float[][] shifts; // per layer with a norm β (width), else null
  private final float[][] multipliers; // per layer that ends a trained skip a (1), else null
  private final List<float[]> all = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>(); // of each of them

  /** All zero. */
  public Parameters(NetworkShape shape) {
    this.shape = shape;
    int layers = shape.layers();
    weights = new float[layers][];
    biases = new float[layers][];
    scales = new float[layers][];
    shifts = new float[layers][];
    multipliers = new float[layers][];
    for (int layer = 1; layer <= layers; layer++) {
      int width = shape.width(layer);
      weights[layer - 1] = trained(shape.width(layer - 1), width);
      biases[layer - 1] = trained(1, width);
      if (shape.hasNorm() && shape.isHidden(layer)) {
        scales[layer - 1] = trained(1, width);
        shifts[layer - 1] = trained(1, width);
      }
      if (shape.skip().isTrained() && shape.endsSkip(layer)) {
        multipliers[layer - 1] = trained(1, 1);
      }
    }
  }

  private float[] trained(int rows, int width) {
    float[] array = Layout.matrix(rows, width);
    all.add(array);
    columns.add(width);
    return array;
  }

  public NetworkShape shape() {
    return shape;
  }

  /** (nIn × nOut), laid out as {@link Layout} says; shared, not a copy. */
  public float[] weights(int layer) {
    return weights[layer - 1];
  }

  /** (nOut), padded; shared, not a copy. */
  public float[] biases(int layer) {
    return biases[layer - 1];
  }

  /** γ of a layer's normalisation (width), padded; null without one. Shared, not a copy. */
  public float[] scales(int layer) {
    return scales[layer - 1];
  }

  /** β of a layer's normalisation (width), padded; null without one. Shared, not a copy. */
  public float[] shifts(int layer) {
    return shifts[layer - 1];
  }

  /**
   * The factor a of the branch that ends here (1), padded; null if none does or a is fixed. Shared,
   * not a copy.
   */
  public float[] multiplier(int layer) {
    return multipliers[layer - 1];
  }

  /** Those of one layer, of whatever kind; shared, not copies. */
  public List<float[]> arrays(int layer) {
    return Stream.of(weights(layer), biases(layer), scales(layer), shifts(layer), multiplier(layer))
        .filter(Objects::nonNull)
        .toList();
  }

  /** How many arrays there are, of whatever kind: the same for all of one shape. */
  public int arrays() {
    return all.size();
  }

  /** One of all arrays, in an order that the shape decides; shared, not a copy. */
  public float[] array(int index) {
    return all.get(index);
  }

  /** Σ w² over all weights, without biases, in double and in the order of the matrices. */
  public double sumOfSquaredWeights() {
    double sum = 0;
    for (int layer = 1; layer <= shape.layers(); layer++) {
      sum += sumOfSquaredWeights(layer);
    }
    return sum;
  }

  /**
   * Σ p·p′ over all parameters, in double and in the order of {@link #array}.
   *
   * @param other of the same shape
   */
  public double dot(Parameters other) {
    double sum = 0;
    for (int i = 0; i < all.size(); i++) {
      sum += dot(all.get(i), other.all.get(i), columns.get(i));
    }
    return sum;
  }

  private static double dot(float[] a, float[] b, int columns) {
    double sum = 0;
    for (int row = 0; row < a.length; row += Layout.stride(columns)) {
      for (int at = row; at < row + columns; at++) {
        sum += (double) a[at] * b[at];
      }
    }
    return sum;
  }

  private double sumOfSquaredWeights(int layer) {
    int columns = shape.width(layer);
    int stride = Layout.stride(columns);
    float[] w = weights(layer);
    double sum = 0;
    for (int row = 0; row < shape.width(layer - 1); row++) {
      for (int at = row * stride; at < row * stride + columns; at++) {
        sum += (double) w[at] * w[at];
      }
    }
    return sum;
  }
}
