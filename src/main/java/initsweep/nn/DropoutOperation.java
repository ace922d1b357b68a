package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.nn.layers.DropoutMask;

/**
 * h ← h·mask in training, h ← h·(1 − p) elsewhere, as in Deep Learning from Scratch, section 6.4.3;
 * Srivastava et al. 2014. The slopes take the same factor, so that δ comes down with it.
 */
final class DropoutOperation implements LayerOperation {
  private final int layer;
  private final int width;
  private final float kept;
  private final DropoutMask masks;
  private final Kernel kernel;
  private long iteration = -1;

  /**
   * @param masks null in a network that is not trained
   */
  DropoutOperation(int layer, int width, double rate, DropoutMask masks, Kernel kernel) {
    this.layer = layer;
    this.width = width;
    this.kept = (float) (1 - rate);
    this.masks = masks;
    this.kernel = kernel;
  }

  @Override
  public void forward(int rows, Mode mode, Workspace pass) {
    if (mode == Mode.TRAINING) {
      masks.draw(++iteration, rows, width, pass.mask(layer));
    }
    multiply(rows, mode, pass, pass.activations(layer));
    if (mode.keepsSlopes()) {
      multiply(rows, mode, pass, pass.slopes(layer));
    }
  }

  private void multiply(int rows, Mode mode, Workspace pass, float[] values) {
    int length = rows * Layout.stride(width);
    if (mode.dropsUnits()) {
      kernel.multiplyElements(length, pass.mask(layer), values);
    } else {
      kernel.scale(length, kept, values, values);
    }
  }
}
