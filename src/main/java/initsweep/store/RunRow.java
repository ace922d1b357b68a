package initsweep.store;

import initsweep.train.RunResult;

/**
 * A row of the table {@code runs}.
 *
 * @param sweep the sweep the run was part of
 */
public record RunRow(String sweep, RunResult result) {}
