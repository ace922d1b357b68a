/**
 * What seeds can tell: summaries of cells, paired comparisons between them and the share of the
 * variance that each axis explains, from one metric of the runs of a sweep. A cell is what runs
 * that differ only in their seed have in common; a run that diverged or failed counts as a failure
 * and is never left out in silence. Knows how runs are described, nothing of Spark, storage or
 * pages; what does not exist is null, never NaN.
 */
package initsweep.statistics;
