/** The optimisers by name: how a gradient moves the parameters. */
package initsweep.nn.optimisers;
