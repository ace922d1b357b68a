/**
 * Dense networks: layers, the loss, and the interfaces of activations, initialisers and optimisers,
 * whose members live in the rooms below. A network is three things kept apart: its shape, its
 * parameters and the workspace of a pass. Its arithmetic is a kernel's. Knows no data set and no
 * run.
 */
package initsweep.nn;
