package initsweep.nn;

import initsweep.kernel.Layout;
import initsweep.nn.layers.Normaliser;

/** y = x̂·γ + β between the affine map and what follows it. */
record NormOperation(int layer, Normaliser normaliser, Parameters parameters, Parameters gradients)
    implements LayerOperation {
  @Override
  public void forward(int rows, Mode mode, Workspace pass) {
    float[] z = pass.affine(layer);
    float[] scale = parameters.scales(layer);
    float[] shift = parameters.shifts(layer);
    float[] y = pass.preActivations(layer);
    if (mode.isWithRunningStatistics()) {
      normaliser.evaluate(rows, z, scale, shift, pass.roots(layer), y);
      return;
    }
    normaliser.forward(rows, z, scale, shift, pass.roots(layer), y);
    if (mode == Mode.TRAINING) {
      normaliser.remember();
    }
  }

  @Override
  public void tangent(int rows, Parameters direction, Workspace pass, Workspace tangents) {
    float[] normalized = pass.affine(layer);
    float[] change = tangents.affine(layer);
    normaliser.tangent(rows, pass.roots(layer), normalized, change);
    int width = parameters.shape().width(layer);
    float[] scale = parameters.scales(layer);
    float[] scaleChange = direction.scales(layer);
    float[] shiftChange = direction.shifts(layer);
    float[] y = tangents.preActivations(layer);
    for (int row = 0; row < rows; row++) {
      int start = row * Layout.stride(width);
      for (int j = 0; j < width; j++) {
        int at = start + j;
        y[at] = scale[j] * change[at] + scaleChange[j] * normalized[at] + shiftChange[j];
      }
    }
  }

  @Override
  public void backward(int rows, Workspace pass) {
    normaliser.backward(
        rows,
        pass.branchDeltas(layer),
        parameters.scales(layer),
        pass.roots(layer),
        pass.affine(layer),
        gradients.scales(layer),
        gradients.shifts(layer));
  }
}
