/**
 * From a grid to chunks: what each run is expected to cost, in which order runs are computed and
 * where the list is cut. A pure function of the sweep file: no core, executor or clock moves a run
 * to another chunk.
 */
package initsweep.plan;
