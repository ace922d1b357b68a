/**
 * Measures the layers of a network in a forward and a backward pass, and judges them. Knows
 * networks, but not how they are trained or where the numbers are stored.
 */
package initsweep.probe;
