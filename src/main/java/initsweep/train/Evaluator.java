package initsweep.train;

import initsweep.data.Examples;
import initsweep.kernel.Layout;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Workspace;

/** Loss and accuracy of a network on a whole set of examples, block by block. */
final class Evaluator {
  /** Few enough that a block's activations stay in the second-level cache. */
  private static final int BLOCK = 200;

  private final NetworkShape shape;
  private final Examples examples;
  private final float[] valueOfPixel;
  private final MiniBatch block;
  private final Workspace pass;

  Evaluator(NetworkShape shape, Examples examples, float[] valueOfPixel) {
    this.shape = shape;
    this.examples = examples;
    this.valueOfPixel = valueOfPixel;
    this.block = new MiniBatch(BLOCK, examples.features());
    this.pass = new Workspace(shape, BLOCK);
  }

  Evaluation evaluate(Network network, int iteration) {
    double loss = 0;
    int right = 0;
    for (int first = 0; first < examples.count(); first += BLOCK) {
      block.slice(examples, valueOfPixel, first, Math.min(BLOCK, examples.count() - first));
      network.forward(block.rows(), block.inputs(), pass);
      right += countRight();
      loss += network.loss(block.rows(), block.labels(), pass) * block.rows();
    }
    double mean = loss / examples.count();
    return new Evaluation(
        iteration, Double.isFinite(mean) ? mean : null, (double) right / examples.count());
  }

  private int countRight() {
    float[] logits = pass.preActivations(shape.layers());
    int classes = shape.outputs();
    int stride = Layout.stride(classes);
    int right = 0;
    for (int row = 0; row < block.rows(); row++) {
      if (largest(logits, row * stride, classes) == (block.labels()[row] & 0xFF)) {
        right++;
      }
    }
    return right;
  }

  private static int largest(float[] logits, int at, int classes) {
    int largest = 0;
    for (int j = 1; j < classes; j++) {
      if (logits[at + j] > logits[at + largest]) {
        largest = j;
      }
    }
    return largest;
  }
}
