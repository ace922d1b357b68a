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
 * <p>What a product costs is decided by loads and stores more than by arithmetic. Hence tiles that
 * use each vector they load four times, dense and sparse alike ({@link
 * initsweep.kernel.SparseMatrix}), and memory in which no vector straddles two cache lines ({@link
 * initsweep.kernel.Panel}): a Java array starts 16 bytes after a line at best, so nearly every
 * 64-byte access to a matrix where it lies touches two.
 *
 * <p>Tried on MNIST's first layer and slower: single nonzero elements (forward and gradient half as
 * fast again), groups of two to four images with the union of their pixels (a fifth), blocks of
 * eight pixels instead of four (a twentieth forward, a fifth for the gradient), all seven vectors
 * of a row at once, a step of SGD added within the registers of the scatter (twice the time: sums
 * are spilled). Without effect there: blocks in pairs, lists of rows that end with a sentinel,
 * column blocks of other widths. Dense, tiles of 5×4 and 8×3 vectors, packing a part of the inner
 * index at a time, the bias or the step as a tile's starting value: none was faster. A block
 * transposed in registers, 16×16, took a third longer than eight rows copied side by side, a gather
 * twice as long. For the whole step no bounds checks in vector loads, one set of buffers for all
 * layers and huge pages changed nothing.
 *
 * <p>All vectors of a process should be of one species. Once C2 has seen two, a loop's sums, of
 * which it knows only that they are vectors, are calls and objects in place of registers, ten times
 * slower; netlib's Java BLAS, which takes the widest species by another name, is kept apart for
 * that.
 */
package initsweep.kernel;
