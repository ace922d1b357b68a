/**
 * Dense networks: activations, initialisers, layers, the loss and the optimisers. A network is
 * three things kept apart: its shape, its parameters and the workspace of a pass. Its arithmetic is
 * a kernel's; gains of initialisers come from quadrature. Knows no data set and no run.
 */
package initsweep.nn;
