/**
 * Looking into a network: the layers of a forward and a backward pass are measured and judged.
 * Knows networks, neither how they are trained nor where the numbers go.
 */
package initsweep.probe;
