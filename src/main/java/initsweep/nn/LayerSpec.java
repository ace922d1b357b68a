package initsweep.nn;

/**
 * What an initialiser may depend on: the layer that it fills.
 *
 * @param number 1 for the first layer
 * @param fanIn units before the layer, n_in
 * @param fanOut units of the layer, n_out
 * @param activation the activation of the network's hidden layers
 * @param inputSecondMoment E x² of the network's inputs, over examples and features: the training
 *     images as the key {@code input} scales them, or 1 for {@code normal(n,d)}
 * @param isOutput whether it is the output layer, which has no activation
 */
public record LayerSpec(
    int number,
    int fanIn,
    int fanOut,
    Activation activation,
    double inputSecondMoment,
    boolean isOutput) {

  /** A hidden layer. */
  public LayerSpec(
      int number, int fanIn, int fanOut, Activation activation, double inputSecondMoment) {
    this(number, fanIn, fanOut, activation, inputSecondMoment, false);
  }

  /** A hidden layer of a network whose inputs have second moment 1. */
  public LayerSpec(int number, int fanIn, int fanOut, Activation activation) {
    this(number, fanIn, fanOut, activation, 1);
  }

  /** Whether its inputs are those of the network rather than the activations of another layer. */
  public boolean isFirst() {
    return number == 1;
  }

  /**
   * E x² as a divisor: 1 for inputs that are all 0, since no weights could give them another
   * variance.
   */
  public double incomingSecondMoment() {
    return inputSecondMoment == 0 ? 1 : inputSecondMoment;
  }
}
