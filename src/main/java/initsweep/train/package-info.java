/**
 * One run: a {@link initsweep.run.RunConfig} goes in, a {@link initsweep.result.RunResult} comes
 * out. The runs of one seed are trained side by side on the same batches. Knows neither sweeps nor
 * Spark.
 */
package initsweep.train;
