/**
 * What a terminal shows: tables, progress, and text that may hold any character of any language.
 */
package initsweep.cli.output;
