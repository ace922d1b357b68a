/**
 * One run: a {@link initsweep.train.RunConfig} goes in, a {@link initsweep.train.RunResult} comes
 * out. Here live the keys a run is described by, the training loop and the evaluation. Knows
 * neither sweeps nor Spark.
 */
package initsweep.train;
