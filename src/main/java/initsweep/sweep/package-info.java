/**
 * Many runs on paper: the sweep file, the grid it describes and the plan that cuts the grid into
 * chunks. A run of the grid is only a number until {@link initsweep.sweep.Grid#config} decodes it,
 * so a million runs cost no more than their numbers. Knows what a run is described by ({@code
 * train}) and nothing of Spark, of storage or of the data itself.
 */
package initsweep.sweep;
