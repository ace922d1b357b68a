package initsweep.nn.optimisers;

import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.nn.Parameters;

/**
 * The memory of an optimiser that treats every parameter alike: a few numbers beside each, 0 before
 * the first step. All operations are float32, each rounded on its own and in the order of the
 * formula, so that no machine differs.
 */
abstract class ElementwiseState implements Optimiser.State {
  /** Added to a root outside it, so that nothing is divided by 0; the book's value. */
  static final float EPSILON = 1e-7f;

  private final float[][][] ofWeights; // per layer, per number (nIn × nOut)
  private final float[][][] ofBiases; // per layer, per number (nOut)

  /**
   * @param numbers how many are remembered per parameter
   */
  ElementwiseState(NetworkShape shape, int numbers) {
    ofWeights = new float[shape.layers()][numbers][];
    ofBiases = new float[shape.layers()][numbers][];
    for (int number = 0; number < numbers; number++) {
      Parameters zeros = new Parameters(shape);
      for (int layer = 1; layer <= shape.layers(); layer++) {
        ofWeights[layer - 1][number] = zeros.weights(layer);
        ofBiases[layer - 1][number] = zeros.biases(layer);
      }
    }
  }

  @Override
  public final void step(Parameters parameters, Parameters gradients) {
    begin();
    for (int layer = 1; layer <= ofWeights.length; layer++) {
      update(parameters.weights(layer), gradients.weights(layer), ofWeights[layer - 1]);
      update(parameters.biases(layer), gradients.biases(layer), ofBiases[layer - 1]);
    }
  }

  /** What happens once per step. */
  void begin() {}

  /**
   * Moves the parameters of one array.
   *
   * @param w parameters, as long as g and each m_k
   * @param g their gradients
   * @param memory the numbers remembered, m_1, m_2, …
   */
  abstract void update(float[] w, float[] g, float[][] memory);
}
