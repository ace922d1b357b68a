/**
 * What a layer may have between its affine map and its output, beside the activation:
 * normalisation, dropout and skip connections. Works on arrays; knows no network.
 */
package initsweep.nn.layers;
