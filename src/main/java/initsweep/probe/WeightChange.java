package initsweep.probe;

import initsweep.kernel.Layout;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;

/** How far weights have moved since a snapshot, relative to their size then. */
public final class WeightChange {
  private final NetworkShape shape;
  private final float[][] before; // per layer (nIn × nOut)

  private WeightChange(NetworkShape shape, float[][] before) {
    this.shape = shape;
    this.before = before;
  }

  /** Takes a snapshot of the weights. */
  public static WeightChange since(Parameters now) {
    float[][] copies = new float[now.shape().layers()][];
    for (int layer = 1; layer <= copies.length; layer++) {
      copies[layer - 1] = now.weights(layer).clone();
    }
    return new WeightChange(now.shape(), copies);
  }

  /**
   * ‖ΔW‖/‖W‖ of one layer; 0 if nothing moved, not finite if the weights were all 0 and are not any
   * more.
   */
  public double relative(int layer, Parameters after) {
    float[] was = before[layer - 1];
    float[] is = after.weights(layer);
    int columns = shape.width(layer);
    double moved = 0;
    double size = 0;
    for (int row = 0; row < shape.width(layer - 1); row++) {
      int start = row * Layout.stride(columns);
      for (int at = start; at < start + columns; at++) {
        double change = (double) is[at] - was[at];
        moved += change * change;
        size += (double) was[at] * was[at];
      }
    }
    return moved == 0 ? 0 : Math.sqrt(moved / size);
  }

  /** The largest relative change of any layer. */
  public double largest(Parameters after) {
    double largest = 0;
    for (int layer = 1; layer <= shape.layers(); layer++) {
      largest = Math.max(largest, relative(layer, after));
    }
    return largest;
  }
}
