/**
 * The initialisers by name: which law the weights of a layer are drawn from, in {@link
 * initsweep.nn.initialisers.BuiltInRules}, and the ones that plug-ins bring. Gains of activations
 * come from quadrature.
 */
package initsweep.nn.initialisers;
