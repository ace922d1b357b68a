/**
 * Benchmarks of a training step on one thread: the same iterations with each kernel, the kernels
 * alternating round by round, beside the peak of the core. Also the kernel that leaves matrix
 * products to netlib's BLAS, and the estimate of a sweep's throughput. Uses the run and the plan;
 * no result depends on this package.
 */
package initsweep.bench;
