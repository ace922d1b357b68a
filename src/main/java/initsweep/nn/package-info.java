/**
 * Dense networks: layers, the loss, and the interfaces of activations, initialisers and optimisers,
 * whose implementations are in the sub-packages. A network consists of its shape, its parameters
 * and the workspace of a pass. The arithmetic is done by a {@link initsweep.kernel.Kernel}. Knows
 * nothing of data sets or runs.
 */
package initsweep.nn;
