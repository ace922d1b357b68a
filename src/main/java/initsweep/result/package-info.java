/**
 * What a run gives: losses, evaluations, the statistics of its layers, what it cost, and the
 * verdicts with their thresholds. Numbers and names, as the trainer fills them in and the table
 * stores them.
 */
package initsweep.result;
