/**
 * The table and the headline printed after a sweep, computed in the driver's memory from the table
 * of runs: the same as Spark SQL's answers, without starting Spark and the seconds that planning a
 * query takes.
 */
package initsweep.summary;
