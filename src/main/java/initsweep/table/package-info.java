/**
 * The table of runs: its columns with the schema version that introduced each, rows, their digests,
 * and sealed Parquet chunks. The only package that depends on Parquet.
 */
package initsweep.table;
