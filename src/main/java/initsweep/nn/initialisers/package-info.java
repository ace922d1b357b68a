/**
 * The initialisers by name: the distributions of the built-in ones in {@link
 * initsweep.nn.initialisers.BuiltInRules}, and plug-ins. Gains of activations are computed by
 * quadrature.
 */
package initsweep.nn.initialisers;
