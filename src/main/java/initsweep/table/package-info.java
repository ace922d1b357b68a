/**
 * The table of runs: its columns with the schema version that brought each, rows, their digests,
 * and Parquet chunks under a seal. The only room that knows Parquet.
 */
package initsweep.table;
