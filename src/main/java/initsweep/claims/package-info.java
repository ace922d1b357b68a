/**
 * What the article says, held against the runs of a sweep. Each claim comes to a result and to
 * named numbers; words are put around them in {@link initsweep.report}. Knows the verdicts and
 * their thresholds, neither Spark nor any language.
 */
package initsweep.claims;
