/**
 * The sweep file: its text becomes a {@link initsweep.spec.SweepSpec}, every value in its canonical
 * spelling, and the spec spans a {@link initsweep.spec.Grid} of runs. A run of the grid is only a
 * number until {@link initsweep.spec.Grid#config} decodes it, so a million runs cost no more than
 * their numbers. Knows nothing of Spark, of storage or of the data itself.
 */
package initsweep.spec;
