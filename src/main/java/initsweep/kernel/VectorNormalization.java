package initsweep.kernel;

import static initsweep.kernel.Layout.stride;
import static initsweep.kernel.VectorLanes.FLOATS;
import static initsweep.kernel.VectorLanes.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * The twin of {@link ScalarNormalization} on the Vector API. A vector of columns, down all rows, is
 * small enough to stay in the first-level cache from the sum to the result.
 *
 * <p>A sum ends in the method that it began in: a vector that a method returns is an object where
 * C2 does not inline the call.
 */
final class VectorNormalization implements Normalization {
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
    int end = m * stride(n);
    for (int j = 0; j < n; j += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int at = j; at < end; at += stride(n)) {
        sum = sum.add(load(z, at));
      }
      FloatVector mu = sum.div(m);
      FloatVector squares = FloatVector.zero(FLOATS);
      for (int at = j; at < end; at += stride(n)) {
        FloatVector deviation = load(z, at).sub(mu);
        squares = deviation.fma(deviation, squares);
      }
      FloatVector v = squares.div(m);
      FloatVector r = FloatVector.broadcast(FLOATS, 1).div(v.add(epsilon).sqrt());
      mu.intoArray(mean, j);
      v.intoArray(variance, j);
      r.intoArray(root, j);
      FloatVector gamma = load(scale, j);
      FloatVector beta = load(shift, j);
      for (int at = j; at < end; at += stride(n)) {
        FloatVector x = load(z, at).sub(mu).mul(r);
        x.intoArray(z, at);
        x.fma(gamma, beta).intoArray(y, at);
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
    int end = m * stride(n);
    for (int j = 0; j < n; j += LANES) {
      FloatVector mu = load(mean, j);
      FloatVector r = load(root, j);
      FloatVector gamma = load(scale, j);
      FloatVector beta = load(shift, j);
      for (int at = j; at < end; at += stride(n)) {
        load(z, at).sub(mu).mul(r).fma(gamma, beta).intoArray(y, at);
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
    int end = m * stride(n);
    for (int j = 0; j < n; j += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      FloatVector products = FloatVector.zero(FLOATS);
      for (int at = j; at < end; at += stride(n)) {
        FloatVector d = load(delta, at);
        sum = sum.add(d);
        products = d.fma(load(normalized, at), products);
      }
      sum.intoArray(shiftGradient, j);
      products.intoArray(scaleGradient, j);
      FloatVector mean = sum.div(m);
      FloatVector slope = products.div(m);
      FloatVector factor = load(scale, j).mul(load(root, j));
      for (int at = j; at < end; at += stride(n)) {
        FloatVector x = load(normalized, at);
        factor.mul(x.neg().fma(slope, load(delta, at).sub(mean))).intoArray(normalized, at);
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
      sumRow(z, zi, n, line);
      float mean = Normalization.total(line) / n;
      sumSquares(z, zi, n, mean, line);
      root[i] = 1 / (float) Math.sqrt(Normalization.total(line) / n + epsilon);
      for (int j = 0; j < n; j += LANES) {
        FloatVector x = load(z, zi + j).sub(mean).mul(root[i]);
        x.intoArray(z, zi + j);
        x.fma(load(scale, j), load(shift, j)).intoArray(y, zi + j);
      }
    }
  }

  /** The partial sums of a row: in {@code line[k]} those of the columns k, k + 16, … */
  private static void sumRow(float[] z, int row, int n, float[] line) {
    int vectors = FLOATS.loopBound(n);
    for (int k = 0; k < Layout.LINE; k += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int j = k; j < vectors; j += Layout.LINE) {
        sum = sum.add(load(z, row + j));
      }
      sum.intoArray(line, k);
    }
    for (int j = vectors; j < n; j++) {
      line[j % Layout.LINE] += z[row + j];
    }
  }

  private static void sumSquares(float[] z, int row, int n, float mean, float[] line) {
    int vectors = FLOATS.loopBound(n);
    for (int k = 0; k < Layout.LINE; k += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int j = k; j < vectors; j += Layout.LINE) {
        FloatVector deviation = load(z, row + j).sub(mean);
        sum = deviation.fma(deviation, sum);
      }
      sum.intoArray(line, k);
    }
    for (int j = vectors; j < n; j++) {
      float deviation = z[row + j] - mean;
      line[j % Layout.LINE] = Math.fma(deviation, deviation, line[j % Layout.LINE]);
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
    VectorSums.ofRows(m, n, delta, shiftGradient);
    for (int i = 0; i < m; i++) {
      int at = i * stride(n);
      sumScaled(delta, at, scale, n, line);
      float mean = Normalization.total(line) / n;
      sumScaledProducts(delta, normalized, at, scale, n, line);
      float slope = Normalization.total(line) / n;
      for (int j = 0; j < n; j += LANES) {
        FloatVector g = load(delta, at + j).mul(load(scale, j));
        FloatVector x = load(normalized, at + j);
        x.neg()
            .fma(FloatVector.broadcast(FLOATS, slope), g.sub(mean))
            .mul(root[i])
            .intoArray(normalized, at + j);
      }
    }
  }

  private static void sumScaled(float[] delta, int row, float[] scale, int n, float[] line) {
    int vectors = FLOATS.loopBound(n);
    for (int k = 0; k < Layout.LINE; k += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int j = k; j < vectors; j += Layout.LINE) {
        sum = sum.add(load(delta, row + j).mul(load(scale, j)));
      }
      sum.intoArray(line, k);
    }
    for (int j = vectors; j < n; j++) {
      line[j % Layout.LINE] += delta[row + j] * scale[j];
    }
  }

  private static void sumScaledProducts(
      float[] delta, float[] x, int row, float[] scale, int n, float[] line) {
    int vectors = FLOATS.loopBound(n);
    for (int k = 0; k < Layout.LINE; k += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int j = k; j < vectors; j += Layout.LINE) {
        sum = load(delta, row + j).mul(load(scale, j)).fma(load(x, row + j), sum);
      }
      sum.intoArray(line, k);
    }
    for (int j = vectors; j < n; j++) {
      float g = delta[row + j] * scale[j];
      line[j % Layout.LINE] = Math.fma(g, x[row + j], line[j % Layout.LINE]);
    }
  }

  @Override
  public void sumProducts(int m, int n, float[] a, float[] b, float[] s) {
    for (int j = 0; j < n; j += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int at = j; at < m * stride(n); at += stride(n)) {
        sum = load(a, at).fma(load(b, at), sum);
      }
      sum.intoArray(s, j);
    }
  }

  private static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(FLOATS, from, at);
  }
}
