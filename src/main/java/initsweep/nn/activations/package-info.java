/**
 * The activations by name: one formula each, in {@link initsweep.nn.activations.BuiltInFormulas},
 * and the ones that plug-ins bring.
 */
package initsweep.nn.activations;
