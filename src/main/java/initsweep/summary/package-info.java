/**
 * The table and the sentence after a sweep, from the table of runs in the driver's memory: the same
 * as Spark SQL answers, without a start of Spark and the seconds that planning a query takes.
 */
package initsweep.summary;
