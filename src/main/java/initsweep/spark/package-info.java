/**
 * The Spark session and the job that distributes a sweep over executors. Chunks of runs are sent
 * out and their summaries come back; executors write rows directly to storage.
 */
package initsweep.spark;
