/**
 * Statistics over seeds: summaries of cells, paired comparisons between them and the share of the
 * variance that each axis explains, for each metric of a sweep. A cell is a combination of
 * settings, shared by runs that differ only in their seed; a run that diverged or failed counts as
 * a failure and is never silently left out. Depends on the description of runs, not on Spark,
 * storage or the report; values that do not exist are null, never NaN.
 */
package initsweep.statistics;
