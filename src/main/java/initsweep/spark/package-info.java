/**
 * The only rooms with Spark in them: the job that spreads a sweep over executors, and SQL over its
 * results. A chunk of runs goes out, its summary comes back; rows go straight to the store.
 */
package initsweep.spark;
