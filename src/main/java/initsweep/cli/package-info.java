/**
 * The commands: each parses its arguments, calls one thing, prints, and returns an exit code.
 * Results go to standard output, everything else to standard error.
 */
package initsweep.cli;
