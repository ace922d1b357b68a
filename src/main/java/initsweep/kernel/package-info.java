/**
 * Arithmetic on {@code float[]}: the products of a dense layer, its elementwise functions and the
 * loss. {@link initsweep.kernel.ScalarKernel} and its {@link initsweep.kernel.Elementwise}
 * functions are the specification, written as plainly as possible; {@link
 * initsweep.kernel.VectorKernel} implements them on the Vector API and equals them bit for bit on
 * every machine. No other package imports {@code jdk.incubator.vector}. Knows nothing of networks,
 * layers or runs.
 *
 * <p>Every sum has one order: a product accumulates over its ascending inner index with fused
 * multiply-adds, and vector lanes run along the columns of the result, so neither lane width nor
 * tile size changes a bit.
 *
 * <p>The cost of a product is dominated by loads and stores rather than by arithmetic. Hence tiles
 * that use each loaded vector four times, dense and sparse alike ({@link
 * initsweep.kernel.SparseMatrix}), and buffers in which no vector straddles two cache lines ({@link
 * initsweep.kernel.Panel}): the elements of a Java array start 16 bytes after the start of a line
 * at best, so nearly every 64-byte access to a matrix in place touches two lines.
 *
 * <p>Tried on MNIST's first layer and slower: single nonzero elements (forward and gradient take
 * half as long again), groups of two to four images with the union of their pixels (a fifth
 * longer), blocks of eight pixels instead of four (forward a twentieth, gradient a fifth longer),
 * all seven vectors of a row at once, an SGD step added within the registers of the scatter (twice
 * the time, since sums are spilled). Without effect there: blocks in pairs, row lists that end with
 * a sentinel, column blocks of other widths. Tried on dense products and not faster: tiles of 5×4
 * and 8×3 vectors, packing a part of the inner index at a time, the bias or the step as the initial
 * value of a tile. Transposing a 16×16 block in registers took a third longer than copying eight
 * rows side by side, a gather twice as long. Without effect on the whole step: vector loads without
 * bounds checks, one set of buffers for all layers, huge pages.
 *
 * <p>All vectors of a process should be of one species. Once C2 has seen two, it compiles the sums
 * of a loop, whose species it can no longer infer, to calls and heap objects instead of registers,
 * ten times slower; netlib's Java BLAS, which uses another species constant, is therefore kept out
 * of processes that train.
 */
package initsweep.kernel;
