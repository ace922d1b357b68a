package initsweep.train;

import initsweep.data.Examples;
import initsweep.kernel.Layout;
import initsweep.kernel.SparseMatrix;
import initsweep.nn.Inputs;

/** Examples as the network takes them, in storage that is kept from one batch to the next. */
final class MiniBatch {
  private final InputEncoding encoding;
  private final int[] numbers; // (most)
  private final byte[] labels; // (most), unsigned
  private final float[] dense; // (most × features), or null
  private final SparseMatrix sparse; // (rows × features), or null
  private final int features;
  private int rows;

  MiniBatch(int most, int features, InputEncoding encoding) {
    this.encoding = encoding;
    this.features = features;
    numbers = new int[most];
    labels = new byte[most];
    dense = encoding.isSparse() ? null : Layout.matrix(most, features);
    sparse = encoding.isSparse() ? new SparseMatrix(features) : null;
  }

  /** Consecutive examples in a batch of their own. */
  static MiniBatch slice(Examples from, InputEncoding encoding, int first, int count) {
    MiniBatch slice = new MiniBatch(count, from.features(), encoding);
    for (int row = 0; row < count; row++) {
      slice.numbers[row] = first + row;
    }
    slice.rows = count;
    slice.encode(from);
    return slice;
  }

  /** Takes over the examples with the given numbers. */
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
      PixelBlocks.encode(from, numbers, rows, encoding.valueOfPixel(), sparse);
      return;
    }
    for (int row = 0; row < rows; row++) {
      from.copyRow(numbers[row], encoding.valueOfPixel(), dense, row * Layout.stride(features));
    }
  }

  int rows() {
    return rows;
  }

  /** (rows × features). */
  Inputs inputs() {
    return encoding.isSparse()
        ? new Inputs.Sparse(sparse)
        : new Inputs.Dense(rows, features, dense);
  }

  /** (rows), unsigned. */
  byte[] labels() {
    return labels;
  }
}
