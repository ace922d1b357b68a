/**
 * Choosing the values of tuned keys: the candidate for each cell, how wide its range of good values
 * is, and how well it does on a smaller tuning budget.
 */
package initsweep.statistics.tuning;
