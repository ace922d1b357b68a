/**
 * Bookkeeping of a sweep: what is planned, what is published, what is missing, and when the table
 * is complete. Both the driver's and the task's part of the protocol are here and independent of
 * Spark, so that a simulation can crash them at any point; a {@link initsweep.ledger.ChunkRunner}
 * computes the chunks.
 */
package initsweep.ledger;
