package initsweep.train;

import initsweep.data.Examples;
import initsweep.kernel.Layout;
import initsweep.kernel.SparseMatrix;
import initsweep.nn.Inputs;

/** The encoded examples of a mini-batch, in storage that is reused for the next one. */
final class MiniBatch {
  private final InputEncoding encoding;
  private final int[] numbers; // (most)
  private final byte[] labels; // (most), unsigned
  private final float[] dense; // (most × features), or null
  private final SparseMatrix sparse; // (rows × features), or null
  private final PixelBlocks blocks;
  private final int features;
  private int rows;
  private Inputs inputs;

  /**
   * @param blocks shared with other batches of the thread; not used if dense
   */
  MiniBatch(int max, int features, InputEncoding encoding, PixelBlocks blocks) {
    this.encoding = encoding;
    this.blocks = blocks;
    this.features = features;
    numbers = new int[max];
    labels = new byte[max];
    dense = encoding.isSparse() ? null : Layout.matrix(max, features);
    sparse = encoding.isSparse() ? new SparseMatrix(features) : null;
  }

  /** Consecutive examples in a batch of their own. */
  static MiniBatch slice(Examples from, InputEncoding encoding, int first, int count) {
    MiniBatch slice =
        new MiniBatch(count, from.features(), encoding, encoding.blocks(count, from.features()));
    for (int row = 0; row < count; row++) {
      slice.numbers[row] = first + row;
    }
    slice.rows = count;
    slice.encode(from);
    return slice;
  }

  /** Replaces the content by the examples with the given numbers. */
  void gather(Examples from, int[] chosen) {
    rows = chosen.length;
    System.arraycopy(chosen, 0, numbers, 0, rows);
    encode(from);
  }

  private void encode(Examples from) {
    for (int row = 0; row < rows; row++) {
      labels[row] = (byte) from.label(numbers[row]);
    }
    if (encoding.isSparse()) {
      blocks.encode(from, numbers, rows, sparse);
      inputs = new Inputs.Sparse(sparse);
    } else {
      for (int row = 0; row < rows; row++) {
        from.copyRow(numbers[row], encoding.valueOfPixel(), dense, row * Layout.stride(features));
      }
      inputs = new Inputs.Dense(rows, features, dense);
    }
  }

  int rows() {
    return rows;
  }

  /** (rows × features). */
  Inputs inputs() {
    return inputs;
  }

  /** (rows), unsigned. */
  byte[] labels() {
    return labels;
  }
}
