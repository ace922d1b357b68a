package initsweep.train;

import initsweep.data.Examples;
import initsweep.data.HeldOut;
import initsweep.data.ImageSet;
import initsweep.data.InputScaling;
import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import java.util.AbstractList;
import java.util.List;

/** An image set encoded once for all runs with the same input scaling. */
final class EncodedImages {
  /** Small enough that a block's activations stay in the L2 cache. */
  private static final int BLOCK = 200;

  private final ImageSet images;
  private final InputEncoding encoding;
  private final Examples validation; // null if no images are held out
  private final List<MiniBatch> test;
  private final List<MiniBatch> heldOut;
  private final MiniBatch probe;

  /**
   * @param probeRows number of the first training examples on which the layers are measured
   * @param isTested whether any of the runs is evaluated on the test set
   */
  EncodedImages(
      HeldOut data, InputScaling scaling, int probeRows, boolean isTested, Kernel kernel) {
    this.images = data.images();
    this.validation = data.validation();
    this.encoding = InputEncoding.of(images, scaling, kernel);
    int rows = Math.min(probeRows, images.train().count());
    this.test = isTested ? blocks(images.test()) : List.of();
    this.heldOut = validation == null ? List.of() : blocks(validation);
    this.probe = MiniBatch.slice(images.train(), encoding, 0, rows);
  }

  private List<MiniBatch> blocks(Examples examples) {
    return List.copyOf(new Blocks(examples));
  }

  /** Examples in blocks that are encoded when they are asked for, and not kept. */
  private final class Blocks extends AbstractList<MiniBatch> {
    private final Examples examples;

    Blocks(Examples examples) {
      this.examples = examples;
    }

    @Override
    public MiniBatch get(int block) {
      int first = block * BLOCK;
      return MiniBatch.slice(examples, encoding, first, Math.min(BLOCK, examples.count() - first));
    }

    @Override
    public int size() {
      return (examples.count() + BLOCK - 1) / BLOCK;
    }
  }

  /** The first training examples with their zeros (rows × features): a new array. */
  float[] first(int rows) {
    Examples examples = images.train();
    int stride = Layout.stride(examples.features());
    float[] dense = Layout.matrix(rows, examples.features());
    for (int row = 0; row < rows; row++) {
      examples.copyRow(row, encoding.valueOfPixel(), dense, row * stride);
    }
    return dense;
  }

  ImageSet images() {
    return images;
  }

  InputEncoding encoding() {
    return encoding;
  }

  /** The held-out training images; null if there are none. */
  Examples validation() {
    return validation;
  }

  /** All test examples in their order, in blocks. */
  List<MiniBatch> test() {
    return test;
  }

  /** All held-out images in their order, in blocks. */
  List<MiniBatch> heldOut() {
    return heldOut;
  }

  /** All training examples in their order, in blocks that are encoded anew for each use. */
  List<MiniBatch> training() {
    return new Blocks(images.train());
  }

  /** Rows of the largest batch here. */
  int mostRows() {
    return Math.max(BLOCK, probe.rows());
  }

  /** The first training examples. */
  MiniBatch probe() {
    return probe;
  }
}
