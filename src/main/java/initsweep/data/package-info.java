/**
 * Labelled images: the IDX files they come from and the bytes in memory that training reads.
 *
 * <p>The reader of IDX folders validates everything it reads and returns immutable values: {@link
 * initsweep.data.ImageSet} and {@link initsweep.data.Examples}. Depends on {@code java.*} and
 * Hadoop's file systems, not on networks, sweeps, Spark or exit codes; never writes a file.
 */
package initsweep.data;
