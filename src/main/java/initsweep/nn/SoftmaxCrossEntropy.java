package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;

/**
 * Softmax and the mean cross-entropy −ln p_label, with the largest logit of a row subtracted first.
 */
final class SoftmaxCrossEntropy {
  private SoftmaxCrossEntropy() {}

  /**
   * Mean loss over the rows, summed in double, row by row.
   *
   * @param logits (rows × classes)
   * @param labels (rows)
   * @param exponentials set to e^(logit − largest of its row) (rows × classes)
   */
  static double loss(
      Kernel kernel, int rows, int classes, float[] logits, byte[] labels, float[] exponentials) {
    int stride = Layout.stride(classes);
    for (int row = 0; row < rows; row++) {
      subtractLargest(logits, exponentials, row * stride, classes);
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum -= exponentials[row * stride + (labels[row] & 0xFF)];
    }
    kernel.elementwise().exp(0, rows * stride, exponentials, exponentials);
    for (int row = 0; row < rows; row++) {
      sum += StrictMath.log(sum(exponentials, row * stride, classes));
    }
    return sum / rows;
  }

  /**
   * p = softmax(logits).
   *
   * @param probabilities set to p (rows × classes)
   */
  static void probabilities(
      Kernel kernel, int rows, int classes, float[] logits, float[] probabilities) {
    int stride = Layout.stride(classes);
    for (int row = 0; row < rows; row++) {
      subtractLargest(logits, probabilities, row * stride, classes);
    }
    kernel.elementwise().exp(0, rows * stride, probabilities, probabilities);
    for (int row = 0; row < rows; row++) {
      divideBySum(probabilities, row * stride, classes);
    }
  }

  /**
   * δ = (diag p − p·pᵀ)·u / rows: the Hessian of the mean loss with respect to the logits, times u.
   *
   * @param probabilities p (rows × classes)
   * @param change u (rows × classes)
   * @param delta set to δ (rows × classes)
   */
  static void curvature(
      int rows, int classes, float[] probabilities, float[] change, float[] delta) {
    int stride = Layout.stride(classes);
    for (int row = 0; row < rows; row++) {
      int at = row * stride;
      double mean = 0;
      for (int j = at; j < at + classes; j++) {
        mean += (double) probabilities[j] * change[j];
      }
      for (int j = at; j < at + classes; j++) {
        delta[j] = (float) (probabilities[j] * (change[j] - mean) / rows);
      }
    }
  }

  private static void subtractLargest(float[] logits, float[] shifted, int at, int classes) {
    float largest = logits[at];
    for (int j = at + 1; j < at + classes; j++) {
      largest = Math.max(largest, logits[j]);
    }
    for (int j = at; j < at + classes; j++) {
      shifted[j] = logits[j] - largest;
    }
  }

  private static void divideBySum(float[] exponentials, int at, int classes) {
    double sum = sum(exponentials, at, classes);
    for (int j = at; j < at + classes; j++) {
      exponentials[j] = (float) (exponentials[j] / sum);
    }
  }

  private static double sum(float[] exponentials, int at, int classes) {
    double sum = 0;
    for (int j = at; j < at + classes; j++) {
      sum += exponentials[j];
    }
    return sum;
  }

  /**
   * δ = (p − onehot(label)) / rows, p the softmax.
   *
   * @param exponentials the output of {@link #loss} (rows × classes); overwritten with δ
   */
  static void gradient(int rows, int classes, byte[] labels, float[] exponentials) {
    int stride = Layout.stride(classes);
    for (int row = 0; row < rows; row++) {
      int at = row * stride;
      divideBySum(exponentials, at, classes);
      exponentials[at + (labels[row] & 0xFF)] -= 1;
      for (int j = at; j < at + classes; j++) {
        exponentials[j] /= rows;
      }
    }
  }
}
