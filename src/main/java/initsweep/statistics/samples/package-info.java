/**
 * Estimates and tests over plain numbers: intervals, ranks, corrections, sums of squares. Knows no
 * cells, runs or seeds.
 */
package initsweep.statistics.samples;
