/**
 * The data of a sweep: labelled images, from IDX files or those of CIFAR-10, and synthetic normals;
 * and which of them are held out, trained on and put in a batch.
 *
 * <p>The readers of image folders validate everything they read and return immutable values: {@link
 * initsweep.data.ImageSet} and {@link initsweep.data.Examples}. Depends on Hadoop's file systems
 * and on the packages {@code random}, {@code spelling} and {@code kerberos}, not on networks,
 * sweeps, Spark or exit codes; never writes a file.
 */
package initsweep.data;
