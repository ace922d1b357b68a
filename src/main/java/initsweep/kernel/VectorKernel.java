package initsweep.kernel;

import static initsweep.kernel.Layout.stride;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin of {@link ScalarKernel} on the Vector API. Rows are padded to {@link Layout#LINE}
 * floats, a multiple of the lanes, so row loops need no tail; elementwise operations finish a
 * length that is no multiple of the lanes one by one.
 */
public final class VectorKernel implements Kernel {
  private static final VectorSpecies<Float> FLOATS = VectorLanes.FLOATS;
  private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
  private static final int LANES = VectorLanes.LANES;

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public int vectorBits() {
    return FLOATS.vectorBitSize();
  }

  @Override
  public void multiply(int m, int k, int n, float[] a, float[] b, float[] c) {
    VectorProducts.product(m, k, n, a, stride(k), 1, b, null, c);
  }

  @Override
  public void multiplyTransposed(int m, int k, int n, float[] a, float[] b, float[] c) {
    VectorProducts.product(m, k, n, a, 1, stride(m), b, null, c);
  }

  @Override
  public void multiplyTransposed(SparseMatrix a, int n, float[] b, float[] c) {
    VectorSparseProducts.transposedProduct(a, n, b, c);
  }

  @Override
  public void affine(int m, int k, int n, float[] x, float[] w, float[] b, float[] z) {
    VectorProducts.product(m, k, n, x, stride(k), 1, w, b, z);
  }

  @Override
  public void affine(SparseMatrix x, int n, float[] w, float[] b, float[] z) {
    VectorSparseProducts.product(x, n, w, z);
    addRow(x.rows(), n, b, z);
  }

  private static void addRow(int m, int n, float[] b, float[] c) {
    int ldc = stride(n);
    for (int j = 0; j < n; j += LANES) {
      FloatVector bv = FloatVector.fromArray(FLOATS, b, j);
      for (int i = 0; i < m; i++) {
        FloatVector.fromArray(FLOATS, c, i * ldc + j).add(bv).intoArray(c, i * ldc + j);
      }
    }
  }

  @Override
  public void sumRows(int m, int n, float[] c, float[] s) {
    int ldc = stride(n);
    for (int j = 0; j < n; j += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int i = 0; i < m; i++) {
        sum = sum.add(FloatVector.fromArray(FLOATS, c, i * ldc + j));
      }
      sum.intoArray(s, j);
    }
  }

  @Override
  public void addScaled(int length, float a, float[] x, float[] y) {
    FloatVector av = FloatVector.broadcast(FLOATS, a);
    int bound = FLOATS.loopBound(length);
    for (int i = 0; i < bound; i += LANES) {
      av.fma(FloatVector.fromArray(FLOATS, x, i), FloatVector.fromArray(FLOATS, y, i))
          .intoArray(y, i);
    }
    for (int i = bound; i < length; i++) {
      y[i] = Math.fma(a, x[i], y[i]);
    }
  }

  @Override
  public void multiplyElements(int length, float[] x, float[] y) {
    int bound = FLOATS.loopBound(length);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector.fromArray(FLOATS, x, i).mul(FloatVector.fromArray(FLOATS, y, i)).intoArray(y, i);
    }
    for (int i = bound; i < length; i++) {
      y[i] = x[i] * y[i];
    }
  }

  @Override
  public void exp(int length, float[] x, float[] y) {
    int bound = FLOATS.loopBound(length);
    for (int i = 0; i < bound; i += LANES) {
      exp(FloatVector.fromArray(FLOATS, x, i)).intoArray(y, i);
    }
    for (int i = bound; i < length; i++) {
      y[i] = Elementary.exp(x[i]);
    }
  }

  private static FloatVector exp(FloatVector x) {
    FloatVector clamped = x.min(Elementary.EXP_MOST).max(Elementary.EXP_LEAST);
    FloatVector n =
        clamped
            .fma(broadcast(Elementary.LOG2_E), broadcast(Elementary.ROUNDER))
            .sub(Elementary.ROUNDER);
    FloatVector r =
        n.fma(broadcast(-Elementary.LN2_LOW), n.fma(broadcast(-Elementary.LN2_HIGH), clamped));
    FloatVector p = broadcast(Elementary.E5).fma(r, broadcast(Elementary.E4));
    p = p.fma(r, broadcast(Elementary.E3));
    p = p.fma(r, broadcast(Elementary.E2));
    p = p.fma(r, broadcast(Elementary.E1));
    p = p.fma(r, broadcast(Elementary.E0));
    p = p.fma(r.mul(r), r).add(1f);
    IntVector exponent = (IntVector) n.convertShape(VectorOperators.F2I, INTS, 0);
    IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
    return p.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
  }

  private static FloatVector powerOfTwo(IntVector exponent) {
    return exponent
        .add(Elementary.EXPONENT_BIAS)
        .lanewise(VectorOperators.LSHL, Elementary.MANTISSA_BITS)
        .reinterpretAsFloats();
  }

  @Override
  public void tanh(int length, float[] x, float[] y) {
    int bound = FLOATS.loopBound(length);
    for (int i = 0; i < bound; i += LANES) {
      tanh(FloatVector.fromArray(FLOATS, x, i)).intoArray(y, i);
    }
    for (int i = bound; i < length; i++) {
      y[i] = Elementary.tanh(x[i]);
    }
  }

  private static FloatVector tanh(FloatVector x) {
    FloatVector size = x.abs();
    FloatVector z = size.mul(size);
    FloatVector p = broadcast(Elementary.T4).fma(z, broadcast(Elementary.T3));
    p = p.fma(z, broadcast(Elementary.T2));
    p = p.fma(z, broadcast(Elementary.T1));
    p = p.fma(z, broadcast(Elementary.T0));
    FloatVector near = p.mul(z).fma(size, size);
    FloatVector far = broadcast(1f).sub(broadcast(2f).div(exp(size.add(size)).add(1f)));
    return copySign(far.blend(near, size.lt(Elementary.TANH_POLYNOMIAL_BELOW)), x);
  }

  private static FloatVector copySign(FloatVector size, FloatVector sign) {
    IntVector signBit = sign.reinterpretAsInts().and(Integer.MIN_VALUE);
    return size.reinterpretAsInts().or(signBit).reinterpretAsFloats();
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }
}
