/**
 * The results of a sweep on a file system: the columns of the table, Parquet chunks that are
 * published whole or not at all, and the folder they lie in. Knows Parquet and file systems, not
 * Spark.
 */
package initsweep.store;
