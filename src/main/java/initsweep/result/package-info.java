/**
 * The result of a run: losses, evaluations, layer statistics, cost, and the verdicts with their
 * thresholds. Values only: the trainer computes them and the table stores them.
 */
package initsweep.result;
