/**
 * Choosing nuisance parameters, and what the tuning runs tell besides: which candidate a cell is
 * given, how wide its range of good values is, and how well it does on a smaller budget.
 */
package initsweep.statistics.tuning;
