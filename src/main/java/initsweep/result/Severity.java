package initsweep.result;

/**
 * How bad a verdict at initialisation is, from nothing to the worst; a cell is named by its worst.
 */
public enum Severity {
  NONE,
  /** The scale drifts from layer to layer. */
  DRIFT,
  /** The first layers get no usable gradient. */
  GRADIENT,
  /** The last layer hardly depends on the input. */
  INPUT,
  /** The activations themselves are of no use. */
  ACTIVATIONS
}
