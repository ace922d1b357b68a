package initsweep.train;

import initsweep.kernel.Layout;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Workspace;
import initsweep.result.Evaluation.Score;
import java.util.List;

/** Loss and accuracy of a network on a whole set of examples, block by block. */
final class Evaluator {
  private final NetworkShape shape;
  private final List<MiniBatch> blocks;
  private final Workspace pass;

  /**
   * @param pass overwritten by every evaluation; has room for the largest block
   */
  Evaluator(NetworkShape shape, List<MiniBatch> blocks, Workspace pass) {
    this.shape = shape;
    this.blocks = blocks;
    this.pass = pass;
  }

  Score evaluate(Network network) {
    double loss = 0;
    int right = 0;
    int count = 0;
    for (MiniBatch block : blocks) {
      network.infer(block.inputs(), pass);
      right += countRight(block);
      loss += network.loss(block.rows(), block.labels(), pass) * block.rows();
      count += block.rows();
    }
    double mean = loss / count;
    return new Score(Double.isFinite(mean) ? mean : null, (double) right / count);
  }

  private int countRight(MiniBatch block) {
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
