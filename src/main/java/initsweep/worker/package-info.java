/**
 * Process isolation: a run that crashes, exits or hangs fails alone. Here live both ends of such a
 * process, the one that asks and the one that trains, and what is kept between runs. Knows runs,
 * and nothing of sweeps or Spark.
 */
package initsweep.worker;
