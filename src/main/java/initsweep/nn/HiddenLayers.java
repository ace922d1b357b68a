package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.nn.layers.DropoutMask;
import initsweep.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations of the hidden layers of one network: norm → φ → dropout, or norm → skip where a
 * branch ends.
 */
final class HiddenLayers {
  private static final LayerOperation[] NOTHING = {};

  private final NetworkShape shape;
  private final LayerOperation[][] operations; // per layer; none for the output layer

  /**
   * @param streams what masks are drawn from; null in a network that is not trained
   */
  HiddenLayers(
      Parameters parameters,
      Parameters gradients,
      Activation activation,
      RandomStreams streams,
      Kernel kernel) {
    shape = parameters.shape();
    operations = new LayerOperation[shape.layers()][];
    for (int layer = 1; layer <= shape.layers(); layer++) {
      operations[layer - 1] =
          shape.isHidden(layer)
              ? operations(layer, parameters, gradients, activation, streams, kernel)
              : NOTHING;
    }
  }

  private LayerOperation[] operations(
      int layer,
      Parameters parameters,
      Parameters gradients,
      Activation activation,
      RandomStreams streams,
      Kernel kernel) {
    int width = shape.width(layer);
    List<LayerOperation> operations = new ArrayList<>();
    if (shape.hasNorm()) {
      operations.add(
          new NormOperation(layer, shape.norm().start(width, kernel), parameters, gradients));
    }
    if (shape.endsSkip(layer)) {
      operations.add(new SkipEnd(layer, width, shape.skip(), parameters, gradients, kernel));
    } else {
      operations.add(new ActivationOperation(layer, width, activation, kernel));
      if (shape.dropout() > 0) {
        operations.add(
            new DropoutOperation(layer, width, shape.dropout(), mask(layer, streams), kernel));
      }
    }
    if (shape.startsSkip(layer)) {
      operations.add(new SkipStart(layer, width, kernel));
    }
    return operations.toArray(LayerOperation[]::new);
  }

  private DropoutMask mask(int layer, RandomStreams streams) {
    return streams == null ? null : new DropoutMask(streams.maskKey(layer), shape.dropout());
  }

  void forward(int layer, int rows, Mode mode, Workspace pass) {
    for (LayerOperation operation : operations[layer - 1]) {
      operation.forward(rows, mode, pass);
    }
  }

  void tangent(int layer, int rows, Parameters direction, Workspace pass, Workspace tangents) {
    for (LayerOperation operation : operations[layer - 1]) {
      operation.tangent(rows, direction, pass, tangents);
    }
  }

  void backward(int layer, int rows, Workspace pass) {
    LayerOperation[] ofLayer = operations[layer - 1];
    for (int i = ofLayer.length - 1; i >= 0; i--) {
      ofLayer[i].backward(rows, pass);
    }
  }
}
