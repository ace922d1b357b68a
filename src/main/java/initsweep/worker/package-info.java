/**
 * Process isolation: a run that crashes, exits or hangs fails alone. Contains both ends of the
 * protocol, parent and worker, and the pool of idle workers. Depends on runs, not on sweeps or
 * Spark.
 */
package initsweep.worker;
