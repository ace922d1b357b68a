/**
 * The commands: each parses its arguments, calls one service, prints the answer and returns an exit
 * code. Results go to standard output, everything else to standard error.
 */
package initsweep.cli;
