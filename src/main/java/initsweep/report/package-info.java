/**
 * The HTML report of a sweep: rows in, one self-contained HTML file out, or its charts as SVG.
 * {@code sections.json} lists its sections, each with the query its rows come from and how they are
 * shown. Does not depend on Spark and loads nothing from the network.
 */
package initsweep.report;
