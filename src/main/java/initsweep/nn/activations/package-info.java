/**
 * The activations by name: the formulas of the built-in ones in {@link
 * initsweep.nn.activations.BuiltInFormulas}, and plug-ins.
 */
package initsweep.nn.activations;
