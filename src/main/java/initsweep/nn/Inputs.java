package initsweep.nn;

import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.kernel.SparseMatrix;

/**
 * The examples of a pass, X (rows × features): the input of the first layer, dense or sparse. Both
 * forms of the same examples give the same bits.
 */
public sealed interface Inputs {
  /** The number of examples. */
  int rows();

  /** Z = X·W + 1·bᵀ. W (features × n), b (n), Z (rows × n). */
  void affine(Kernel kernel, int n, float[] w, float[] b, float[] z);

  /** G = Xᵀ·Δ. Δ (rows × n), G (features × n). */
  void multiplyTransposed(Kernel kernel, int n, float[] delta, float[] g);

  /** W ← W + s·Xᵀ·Δ. Δ (rows × n), W (features × n). */
  void descend(Kernel kernel, int n, float step, float[] delta, float[] w);

  /**
   * Dense: every value is stored.
   *
   * @param x (rows × features), laid out as {@link Layout} says; shared, not a copy
   */
  record Dense(int rows, int features, float[] x) implements Inputs {
    @Override
    public void affine(Kernel kernel, int n, float[] w, float[] b, float[] z) {
      kernel.affine(rows, features, n, x, w, b, z);
    }

    @Override
    public void multiplyTransposed(Kernel kernel, int n, float[] delta, float[] g) {
      kernel.multiplyTransposed(features, rows, n, x, delta, g);
    }

    @Override
    public void descend(Kernel kernel, int n, float step, float[] delta, float[] w) {
      kernel.addTransposedProduct(step, features, rows, n, x, delta, w);
    }
  }

  /**
   * Sparse: zeros are not stored.
   *
   * @param x (rows × features); shared, not a copy
   */
  record Sparse(SparseMatrix x) implements Inputs {
    @Override
    public int rows() {
      return x.rows();
    }

    @Override
    public void affine(Kernel kernel, int n, float[] w, float[] b, float[] z) {
      kernel.affine(x, n, w, b, z);
    }

    @Override
    public void multiplyTransposed(Kernel kernel, int n, float[] delta, float[] g) {
      kernel.multiplyTransposed(x, n, delta, g);
    }

    @Override
    public void descend(Kernel kernel, int n, float step, float[] delta, float[] w) {
      kernel.addTransposedProduct(step, x, n, delta, w);
    }
  }
}
