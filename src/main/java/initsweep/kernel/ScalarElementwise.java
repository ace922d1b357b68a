package initsweep.kernel;

/** The specification of every elementwise function, one element at a time. */
final class ScalarElementwise implements Elementwise {
  /** From here on softsign equals its limit in float32, and its slope is 0. */
  static final float SOFTSIGN_FLAT = 0x1p100f;

  /** From here on rational_tanh equals its limit in float32; the fourth power is still finite. */
  static final float RATIONAL_TANH_FLAT = 1e8f;

  static final float RATIONAL_TANH_SCALE = 1.7159f;
  static final float RATIONAL_TANH_QUARTIC = 1.41645f;
  static final float TWO_THIRDS = 0.666666667f;
  static final float RATIONAL_TANH_STEEPNESS = 1.14393333f; // 1.7159·⅔

  /** Arguments are capped here: e^−104 is 0, and 104·0 is 0 where ∞·0 would be NaN. */
  static final float VANISHED = -Elementary.EXP_MIN;

  static final float ONE_SIXTH = 0.166666667f;
  static final float ONE_OVER_ROOT_TWO_PI = 0.398942280f;
  static final float TWO_OVER_ROOT_PI = 1.12837917f;

  @Override
  public void exp(int from, int to, float[] x, float[] y) {
    for (int i = from; i < to; i++) {
      y[i] = Elementary.exp(x[i]);
    }
  }

  /**
   * The slope is 1 where any bit of h is set; computed without a branch, since the signs of z are
   * unpredictable.
   */
  @Override
  public void relu(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = Math.max(z[i], 0f);
    }
    for (int i = from; slope != null && i < to; i++) {
      int bits = Float.floatToRawIntBits(h[i]);
      slope[i] = Float.intBitsToFloat((bits | -bits) >> Integer.SIZE - 1 & Elementary.ONE_BITS);
    }
  }

  @Override
  public void leakyRelu(float a, int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = z[i] > 0 ? z[i] : a * z[i];
      if (slope != null) {
        slope[i] = z[i] > 0 ? 1 : a;
      }
    }
  }

  @Override
  public void elu(float above, float below, int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = z[i] >= 0 ? above * z[i] : below * Elementary.expm1(z[i]);
      if (slope != null) {
        slope[i] = z[i] > 0 ? above : below * Elementary.exp(z[i]);
      }
    }
  }

  @Override
  public void clip(float min, float max, int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = Math.min(Math.max(z[i], min), max);
      if (slope != null) {
        slope[i] = z[i] <= min || z[i] >= max ? 0 : 1;
      }
    }
  }

  @Override
  public void hardSigmoid(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = Math.min(Math.max(z[i] + 3, 0), 6) / 6;
      if (slope != null) {
        slope[i] = Math.abs(z[i]) >= 3 ? 0 : ONE_SIXTH;
      }
    }
  }

  @Override
  public void sigmoid(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = 1 / (1 + Elementary.exp(-z[i]));
      if (slope != null) {
        slope[i] = h[i] * (1 - h[i]);
      }
    }
  }

  @Override
  public void tanh(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = Elementary.tanh(z[i]);
      if (slope != null) {
        slope[i] = 1 - h[i] * h[i];
      }
    }
  }

  @Override
  public void softsign(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      float bounded = Math.min(Math.max(z[i], -SOFTSIGN_FLAT), SOFTSIGN_FLAT);
      float inverse = 1 / (1 + Math.abs(bounded));
      h[i] = bounded * inverse;
      if (slope != null) {
        slope[i] = inverse * inverse;
      }
    }
  }

  @Override
  public void softplus(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      float e = Elementary.exp(-Math.abs(z[i]));
      h[i] = Math.max(z[i], 0) + Elementary.log1p(e);
      if (slope != null) {
        slope[i] = (z[i] < 0 ? e : 1) / (1 + e);
      }
    }
  }

  /** With e = e^−|z|, σ(−|z|) = e/(1 + e) and φ′ = σ(z) (1 + z σ(−z)). */
  @Override
  public void silu(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      boolean left = z[i] < 0;
      float size = Math.min(Math.abs(z[i]), VANISHED);
      float e = Elementary.exp(-size);
      float inverse = 1 / (1 + e);
      float sigmoid = left ? e * inverse : inverse;
      h[i] = (left ? -size : z[i]) * sigmoid;
      if (slope != null) {
        float mirrored = left ? inverse : e * inverse;
        slope[i] = Math.fma(left ? -size : size, mirrored, 1) * sigmoid;
      }
    }
  }

  /**
   * With E = e^z, tanh(ln(1 + E)) = (E² + 2E)/(E² + 2E + 2) has the slope 4E (1 + E)/(E² + 2E + 2)²
   * in z; for z ≥ 0 both are written in e = 1/E, so that nothing overflows.
   */
  @Override
  public void mish(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      boolean left = z[i] < 0;
      float size = Math.min(Math.abs(z[i]), VANISHED);
      float e = Elementary.exp(-size);
      float square = e * e;
      float above = left ? Math.fma(e, 2, square) : Math.fma(e, 2, 1);
      float inverse = 1 / (above + 2 * (left ? 1 : square));
      float tanh = above * inverse;
      h[i] = (left ? -size : z[i]) * tanh;
      if (slope != null) {
        float steepness = 4 * (1 + e) * (left ? e : square) * (inverse * inverse);
        slope[i] = Math.fma(left ? -size : size, steepness, tanh);
      }
    }
  }

  /** φ′ = Φ(z) + z e^(−z²/2)/√(2π). */
  @Override
  public void gelu(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      boolean left = z[i] < 0;
      float size = Math.min(Math.abs(z[i]), Elementary.TAIL_MAX);
      float tail = Elementary.normalTail(size);
      float cdf = left ? tail : 1 - tail;
      h[i] = (left ? -size : z[i]) * cdf;
      if (slope != null) {
        float density = Elementary.gauss(size) * ONE_OVER_ROOT_TWO_PI;
        slope[i] = Math.fma(left ? -size : size, density, cdf);
      }
    }
  }

  /** φ′ = 2 e^(−z²)/√π. */
  @Override
  public void erf(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = Elementary.erf(z[i]);
      if (slope != null) {
        float t = Math.min(Math.abs(z[i]) * Elementary.ROOT_2, Elementary.TAIL_MAX);
        slope[i] = Elementary.gauss(t) * TWO_OVER_ROOT_PI;
      }
    }
  }

  @Override
  public void sin(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      h[i] = Elementary.sin(z[i]);
      if (slope != null) {
        slope[i] = Elementary.cos(z[i]);
      }
    }
  }

  /**
   * With a = |y| b and b = 1 + |y| + 1.41645 |y|³, φ = 1.7159 y b/(1 + a) and φ′ = 1.7159·⅔ (1 +
   * 2|y| + 4·1.41645 |y|³)/(1 + a)².
   */
  @Override
  public void rationalTanh(int from, int to, float[] z, float[] h, float[] slope) {
    for (int i = from; i < to; i++) {
      float max = RATIONAL_TANH_FLAT;
      float y = Math.min(Math.max(z[i] * TWO_THIRDS, -max), max);
      float size = Math.abs(y);
      float square = y * y * RATIONAL_TANH_QUARTIC;
      float b = Math.fma(square, size, size) + 1;
      float below = Math.fma(size, b, 1);
      h[i] = y * b / below * RATIONAL_TANH_SCALE;
      if (slope != null) {
        float rise = Math.fma(Math.fma(square, 4, 2), size, 1);
        slope[i] = rise / (below * below) * RATIONAL_TANH_STEEPNESS;
      }
    }
  }
}
