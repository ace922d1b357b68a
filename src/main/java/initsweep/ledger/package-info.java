/**
 * The books of a sweep: what is planned, what is in the table, what is missing, and when all is
 * there. The driver's and the task's part of the protocol live here and know no Spark, so that a
 * simulation can crash them anywhere; how chunks get computed is somebody else's.
 */
package initsweep.ledger;
