package initsweep.table;

import initsweep.result.RunResult;

/**
 * A row of the table {@code runs}.
 *
 * @param sweep the sweep the run was part of
 * @param version the schema version, which decides what columns the row has
 */
public record RunRow(String sweep, int version, RunResult result) {}
