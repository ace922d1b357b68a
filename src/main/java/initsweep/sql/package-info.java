/** SQL over an output folder: the built-in queries, the user's own, and those of the report. */
package initsweep.sql;
