package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import java.util.Arrays;

/** The specification: what every operation means, one element at a time. */
final class ScalarNormalization implements Normalization {
  @Override
  public void columns(
      int m,
      int n,
      float epsilon,
      float[] z,
      float[] scale,
      float[] shift,
      float[] mean,
      float[] variance,
      float[] root,
      float[] y) {
    for (int j = 0; j < n; j++) {
      float sum = 0;
      for (int i = 0; i < m; i++) {
        sum += z[i * stride(n) + j];
      }
      mean[j] = sum / m;
      float squares = 0;
      for (int i = 0; i < m; i++) {
        float deviation = z[i * stride(n) + j] - mean[j];
        squares = Math.fma(deviation, deviation, squares);
      }
      variance[j] = squares / m;
      root[j] = 1 / (float) Math.sqrt(variance[j] + epsilon);
      for (int i = 0; i < m; i++) {
        int at = i * stride(n) + j;
        z[at] = (z[at] - mean[j]) * root[j];
        y[at] = Math.fma(z[at], scale[j], shift[j]);
      }
    }
  }

  @Override
  public void fixedColumns(
      int m,
      int n,
      float[] z,
      float[] scale,
      float[] shift,
      float[] mean,
      float[] root,
      float[] y) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = i * stride(n) + j;
        y[at] = Math.fma((z[at] - mean[j]) * root[j], scale[j], shift[j]);
      }
    }
  }

  @Override
  public void columnsBackward(
      int m,
      int n,
      float[] delta,
      float[] scale,
      float[] root,
      float[] normalized,
      float[] scaleGradient,
      float[] shiftGradient) {
    sumProducts(m, n, delta, normalized, scaleGradient);
    for (int j = 0; j < n; j++) {
      float sum = 0;
      for (int i = 0; i < m; i++) {
        sum += delta[i * stride(n) + j];
      }
      shiftGradient[j] = sum;
      float meanOfDelta = shiftGradient[j] / m;
      float slope = scaleGradient[j] / m;
      float factor = scale[j] * root[j];
      for (int i = 0; i < m; i++) {
        int at = i * stride(n) + j;
        normalized[at] = factor * Math.fma(-normalized[at], slope, delta[at] - meanOfDelta);
      }
    }
  }

  @Override
  public void rows(
      int m,
      int n,
      float epsilon,
      float[] z,
      float[] scale,
      float[] shift,
      float[] root,
      float[] line,
      float[] y) {
    for (int i = 0; i < m; i++) {
      int zi = i * stride(n);
      Arrays.fill(line, 0);
      for (int j = 0; j < n; j++) {
        line[j % Layout.LINE] += z[zi + j];
      }
      float mean = Normalization.total(line) / n;
      Arrays.fill(line, 0);
      for (int j = 0; j < n; j++) {
        float deviation = z[zi + j] - mean;
        line[j % Layout.LINE] = Math.fma(deviation, deviation, line[j % Layout.LINE]);
      }
      root[i] = 1 / (float) Math.sqrt(Normalization.total(line) / n + epsilon);
      for (int j = 0; j < n; j++) {
        z[zi + j] = (z[zi + j] - mean) * root[i];
        y[zi + j] = Math.fma(z[zi + j], scale[j], shift[j]);
      }
    }
  }

  @Override
  public void rowsBackward(
      int m,
      int n,
      float[] delta,
      float[] scale,
      float[] root,
      float[] line,
      float[] normalized,
      float[] scaleGradient,
      float[] shiftGradient) {
    sumProducts(m, n, delta, normalized, scaleGradient);
    Arrays.fill(shiftGradient, 0, n, 0);
    for (int i = 0; i < m; i++) {
      int at = i * stride(n);
      Arrays.fill(line, 0);
      for (int j = 0; j < n; j++) {
        shiftGradient[j] += delta[at + j];
        line[j % Layout.LINE] += delta[at + j] * scale[j];
      }
      float mean = Normalization.total(line) / n;
      Arrays.fill(line, 0);
      for (int j = 0; j < n; j++) {
        float g = delta[at + j] * scale[j];
        line[j % Layout.LINE] = Math.fma(g, normalized[at + j], line[j % Layout.LINE]);
      }
      float slope = Normalization.total(line) / n;
      for (int j = 0; j < n; j++) {
        float g = delta[at + j] * scale[j];
        normalized[at + j] = root[i] * Math.fma(-normalized[at + j], slope, g - mean);
      }
    }
  }

  @Override
  public void sumProducts(int m, int n, float[] a, float[] b, float[] s) {
    Arrays.fill(s, 0, n, 0f);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        s[j] = Math.fma(a[i * stride(n) + j], b[i * stride(n) + j], s[j]);
      }
    }
  }
}
