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
 */
package initsweep.kernel;
