package initsweep.train;

import initsweep.data.Examples;
import initsweep.data.ImageSet;
import initsweep.data.InputScaling;
import initsweep.kernel.Kernel;
import initsweep.kernel.SparseMatrix;
import java.util.stream.IntStream;

/**
 * How images become network inputs: the value of each pixel byte, and whether zeros are skipped.
 *
 * @param valueOfPixel (256), by unsigned byte
 */
record InputEncoding(float[] valueOfPixel, boolean isSparse) {
  /**
   * The share of stored blocks below which sparse encoding pays: at three quarters, the sparse
   * forward product takes as long as the dense one, and the sparse gradient three quarters of it;
   * building the sparse matrix uses up that gain.
   */
  private static final double SPARSE_BELOW = 0.7;

  /** Number of images from which the share of zeros is estimated. */
  private static final int SAMPLE = 1000;

  static InputEncoding of(ImageSet data, InputScaling scaling, Kernel kernel) {
    float[] valueOfPixel = scaling.table(data);
    boolean isSparse =
        kernel.takesSparse()
            && valueOfPixel[0] == 0
            && storedShare(data.train(), valueOfPixel) < SPARSE_BELOW;
    return new InputEncoding(valueOfPixel, isSparse);
  }

  /** An encoder for matrices of up to {@code most} rows. */
  PixelBlocks blocks(int max, int features) {
    return new PixelBlocks(max, features, valueOfPixel);
  }

  /** The share of blocks with a pixel that is not black. */
  private static double storedShare(Examples examples, float[] valueOfPixel) {
    int rows = Math.min(SAMPLE, examples.count());
    int[] numbers = IntStream.range(0, rows).toArray();
    SparseMatrix sample = new SparseMatrix(examples.features());
    new PixelBlocks(rows, examples.features(), valueOfPixel)
        .encode(examples, numbers, rows, sample);
    return sample.entries() / ((double) rows * SparseMatrix.blocks(examples.features()));
  }
}
