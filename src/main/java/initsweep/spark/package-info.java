/**
 * The session and the job that spreads a sweep over executors. A chunk of runs goes out, its
 * summary comes back; rows go straight to storage.
 */
package initsweep.spark;
