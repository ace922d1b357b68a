/**
 * The article's claims, checked against the runs of a sweep. Each claim gets a result and named
 * numbers; {@link initsweep.report} words them. Depends on the verdicts and their thresholds, on
 * neither Spark nor any language.
 */
package initsweep.claims;
