/** Output to a terminal: tables, progress, and text in any script. */
package initsweep.cli.output;
