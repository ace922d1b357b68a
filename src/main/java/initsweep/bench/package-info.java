/**
 * How fast a training step is, measured on one thread: the same iterations with each kernel, round
 * after round in turn, beside the most that the core could do. Here live the timer, the kernel that
 * leaves products to netlib's BLAS, and the speed of a sweep's runs. Knows a run and a plan;
 * decides nothing about either, and no result depends on it.
 */
package initsweep.bench;
