package initsweep.result;

/**
 * How bad a verdict at initialisation is, from harmless to worst; the worst one is the overall
 * verdict.
 */
public enum Severity {
  NONE,
  /** The scale drifts from layer to layer. */
  DRIFT,
  /** The gradient of the first layers is unusable. */
  GRADIENT,
  /** The last layer hardly depends on the input. */
  INPUT,
  /** The activations themselves are unusable. */
  ACTIVATIONS
}
