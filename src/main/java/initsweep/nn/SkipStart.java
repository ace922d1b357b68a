package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.nn.layers.Skip;

/** Where a connection leaves: δ of the sum that it leads to comes back here. */
record SkipStart(int layer, int width, Kernel kernel) implements LayerOperation {
  @Override
  public void forward(int rows, Mode mode, Workspace pass) {}

  @Override
  public void backward(int rows, Workspace pass) {
    kernel.addProducts(
        rows * Layout.stride(width),
        pass.deltas(layer + Skip.BRANCH),
        pass.slopes(layer),
        pass.deltas(layer));
  }
}
