/**
 * Runs in JVMs of their own, one at a time: there a run that ends its JVM, or never ends, is a
 * failed run and nothing more. Here live both ends of such a process, the one that asks and the one
 * that trains, and what is kept between runs. Knows runs, and nothing of sweeps or Spark.
 */
package initsweep.worker;
