/**
 * The sweep file: its text is parsed to a {@link initsweep.spec.SweepSpec}, every value in its
 * canonical spelling, which spans a {@link initsweep.spec.Grid} of runs. A run is just a number
 * until {@link initsweep.spec.Grid#config} decodes it, so a million runs are cheap. Does not depend
 * on Spark, storage or the data.
 */
package initsweep.spec;
