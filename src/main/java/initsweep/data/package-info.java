/**
 * Labelled images: the IDX files they come from and the bytes in memory that training reads.
 *
 * <p>Here live the reader of IDX folders, which trusts nothing it reads, and the immutable values
 * it makes, which everybody may trust: {@link initsweep.data.ImageSet} and {@link
 * initsweep.data.Examples}. Knows {@code java.*} and Hadoop's file systems; does not know networks,
 * sweeps, Spark or exit codes, and never writes a file.
 */
package initsweep.data;
