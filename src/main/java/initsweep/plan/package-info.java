/**
 * From a grid to chunks: the predicted cost of each run, the order of the runs and where their list
 * is cut. A pure function of the sweep file: the number of cores, executors or the clock never move
 * a run to another chunk. The time that is shown comes from an estimate of its own, which cuts
 * nothing.
 */
package initsweep.plan;
