/**
 * The page about a sweep: rows in, one HTML file out, complete in itself. What is on it stands in
 * {@code sections.json}: each section names the query its rows come from and how they are shown.
 * Knows no Spark and no network.
 */
package initsweep.report;
