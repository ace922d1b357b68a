package initsweep.nn;

/**
 * What an initialiser may know of the layer it fills.
 *
 * @param number 1 for the first layer
 * @param fanIn units before the layer, n_in
 * @param fanOut units of the layer, n_out
 * @param activation the activation of the network's hidden layers
 */
public record LayerSpec(int number, int fanIn, int fanOut, Activation activation) {}
