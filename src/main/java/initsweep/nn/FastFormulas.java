package initsweep.nn;

import initsweep.kernel.Kernel;
import java.util.Arrays;

/**
 * The activations of most sweeps on float32 arrays: additions, multiplications, divisions and the
 * kernel's exp and tanh, which are the same on every machine. Loops are plain so that the compiler
 * can vectorise them.
 */
final class FastFormulas {
  /** 2^127; its square lifts the least positive float, 2^−149, above 1. */
  private static final float ABOVE_ANY_RECIPROCAL = 0x1p127f;

  private FastFormulas() {}

  static void identity(Kernel kernel, int length, float[] z, float[] h, float[] slope) {
    System.arraycopy(z, 0, h, 0, length);
    if (slope != null) {
      Arrays.fill(slope, 0, length, 1f);
    }
  }

  /**
   * h = max(0, z), slope = min(h·2^254, 1): 0 or 1 without a branch, which the signs of z would
   * mispredict.
   */
  static void relu(Kernel kernel, int length, float[] z, float[] h, float[] slope) {
    for (int i = 0; i < length; i++) {
      h[i] = Math.max(z[i], 0f);
    }
    if (slope != null) {
      for (int i = 0; i < length; i++) {
        slope[i] = Math.min(h[i] * ABOVE_ANY_RECIPROCAL * ABOVE_ANY_RECIPROCAL, 1f);
      }
    }
  }

  /** h = 1/(1 + e^−z), slope = h (1 − h). */
  static void sigmoid(Kernel kernel, int length, float[] z, float[] h, float[] slope) {
    for (int i = 0; i < length; i++) {
      h[i] = -z[i];
    }
    kernel.exp(length, h, h);
    for (int i = 0; i < length; i++) {
      h[i] = 1 / (1 + h[i]);
    }
    if (slope != null) {
      for (int i = 0; i < length; i++) {
        slope[i] = h[i] * (1 - h[i]);
      }
    }
  }

  /** h = tanh z, slope = 1 − h². */
  static void tanh(Kernel kernel, int length, float[] z, float[] h, float[] slope) {
    kernel.tanh(length, z, h);
    if (slope != null) {
      for (int i = 0; i < length; i++) {
        slope[i] = 1 - h[i] * h[i];
      }
    }
  }
}
