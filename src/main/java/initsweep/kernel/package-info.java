/**
 * Arithmetic on {@code float[]}: the products of a dense layer, its elementwise functions and the
 * loss. {@link initsweep.kernel.ScalarKernel} and its {@link initsweep.kernel.Elementwise}
 * functions are the specification, written as plainly as possible; {@link
 * initsweep.kernel.VectorKernel} is their twin on the Vector API and equals them bit for bit on
 * every machine. Nobody else imports {@code jdk.incubator.vector}. Knows no network, no layer and
 * no run.
 *
 * <p>Every sum has one order: a product accumulates over its inner index upwards with fused
 * multiply-add, and vector lanes run along the columns of the result, so neither the lane width nor
 * a tile changes a bit.
 *
 * <p>What a product costs is decided by loads more than by arithmetic: a Java array starts 16 bytes
 * after a cache line at best, so nearly every 64-byte load touches two lines. Hence tiles that use
 * each vector they load four times, dense and sparse alike ({@link initsweep.kernel.SparseMatrix}).
 * Tried on MNIST's first layer and slower: single nonzero elements (forward and gradient half as
 * fast again), groups of two to four images with the union of their pixels (a fifth), blocks of
 * eight pixels instead of four (a twentieth forward, a fifth for the gradient). Tried and without
 * effect: no bounds checks in vector loads, one set of buffers for all layers. Adding the bias
 * within a tile's registers made C2 spill its sums and took twice as long. Column blocks of the
 * sparse products in other widths than 4 and 3 vectors: 34 to 39 µs instead of 37 for seven vectors
 * cut 2, 2, 3 or 3, 2, 2, far more where sums are spilled. Rows aligned to cache lines would take a
 * quarter off the sparse products (27 µs), but nothing in Java 17 aligns an array and keeps it
 * there.
 *
 * <p>All vectors of a process should be of one species. Once C2 has seen two, a loop's sums, of
 * which it knows only that they are vectors, are calls and objects in place of registers, ten times
 * slower; netlib's Java BLAS, which takes the widest species by another name, is kept apart for
 * that.
 */
package initsweep.kernel;
