package initsweep.statistics.tuning;

import initsweep.statistics.Cell;
import initsweep.statistics.Run;

/**
 * A tuning run.
 *
 * @param run of a cell at a tuning seed, with the metric that is chosen by
 * @param values of the tuned keys
 * @param study which of several disjoint sets of seeds it is of, from 1
 * @param rung of halving, from 1; later ones train longer
 * @param digest of the run's row
 */
public record TuningRun(Run run, Cell values, int study, int rung, String digest) {}
