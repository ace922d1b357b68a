/** Views that only the charts of the page ask for. */
package initsweep.sql.charts;
