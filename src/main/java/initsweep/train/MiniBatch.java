package initsweep.train;

import initsweep.data.Examples;
import initsweep.kernel.Layout;

/** Examples as the network takes them, in arrays allocated once. */
final class MiniBatch {
  private final float[] inputs; // (rows × features)
  private final byte[] labels; // (rows)
  private final int stride;
  private int rows;

  MiniBatch(int most, int features) {
    inputs = Layout.matrix(most, features);
    labels = new byte[most];
    stride = Layout.stride(features);
  }

  /** Takes over the examples with the given numbers. */
  void gather(Examples from, float[] valueOfPixel, int[] numbers) {
    rows = numbers.length;
    for (int row = 0; row < rows; row++) {
      copy(from, valueOfPixel, numbers[row], row);
    }
  }

  /** Takes over {@code count} consecutive examples. */
  void slice(Examples from, float[] valueOfPixel, int first, int count) {
    rows = count;
    for (int row = 0; row < rows; row++) {
      copy(from, valueOfPixel, first + row, row);
    }
  }

  private void copy(Examples from, float[] valueOfPixel, int number, int row) {
    from.copyRow(number, valueOfPixel, inputs, row * stride);
    labels[row] = (byte) from.label(number);
  }

  int rows() {
    return rows;
  }

  /** (rows × features), laid out as {@link Layout} says. */
  float[] inputs() {
    return inputs;
  }

  /** (rows). */
  byte[] labels() {
    return labels;
  }
}
