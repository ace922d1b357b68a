package initsweep.nn.optimisers;

import initsweep.nn.NetworkShape;
import initsweep.nn.Optimiser;
import initsweep.nn.Parameters;

/**
 * The state of an elementwise optimiser: a few numbers per parameter, 0 before the first step. All
 * operations are float32, each rounded separately and in the order of the formula, so that results
 * are the same on every machine.
 */
abstract class ElementwiseState implements Optimiser.State {
  /** Added outside the root to avoid a division by 0; the book's value. */
  static final float EPSILON = 1e-7f;

  private final float[][][] memory; // per array of parameters, per number, as long as the array

  /**
   * @param numbers how many numbers are kept per parameter
   */
  ElementwiseState(NetworkShape shape, int numbers) {
    memory = new float[new Parameters(shape).arrays()][numbers][];
    for (int number = 0; number < numbers; number++) {
      Parameters zeros = new Parameters(shape);
      for (int i = 0; i < memory.length; i++) {
        memory[i][number] = zeros.array(i);
      }
    }
  }

  @Override
  public final void step(Parameters parameters, Parameters gradients, double learningRate) {
    float eta = stepSize(learningRate);
    for (int i = 0; i < memory.length; i++) {
      update(parameters.array(i), gradients.array(i), eta, memory[i]);
    }
  }

  /** η as the formula of this step takes it; called once per step. */
  float stepSize(double learningRate) {
    return (float) learningRate;
  }

  /**
   * Moves the parameters of one array.
   *
   * @param w parameters, as long as g and each m_k
   * @param g their gradients
   * @param eta what {@link #stepSize} said
   * @param memory the numbers remembered, m_1, m_2, …
   */
  abstract void update(float[] w, float[] g, float eta, float[][] memory);
}
