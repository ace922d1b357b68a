/**
 * Runs in Java machines of their own, one at a time: there a run that ends its machine, or never
 * ends, is a failed run and nothing more. Here live the machine's two ends, the one that asks and
 * the one that trains, and what is kept between runs. Knows runs, and nothing of sweeps or Spark.
 */
package initsweep.worker;
