package initsweep.nn;

/**
 * One thing that a hidden layer does with what its affine map gives: normalise, apply φ, drop
 * units, join or leave a skip connection. The operations of a layer run in order, backward in
 * reverse. Belongs to one layer of one network; the arrays are those of the workspace.
 */
interface LayerOperation {
  void forward(int rows, Mode mode, Workspace pass);

  /** Takes a part of the gradient further down. */
  default void backward(int rows, Workspace pass) {}

  /**
   * Takes a derivative along a direction further up: of what {@link #forward} computed, with the
   * statistics of the examples and every unit at its mean.
   *
   * @param direction in which the parameters move
   * @param pass what a measurement left
   * @param tangents derivatives of the arrays of that pass, under the same names
   */
  default void tangent(int rows, Parameters direction, Workspace pass, Workspace tangents) {}
}
