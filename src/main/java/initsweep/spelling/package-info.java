/**
 * How values are written. One spelling everywhere: the text in the sweep file is the value in the
 * table and the label on the axis. Here live numbers in canonical form, calls such as {@code
 * momentum(0.9)} and the error that names the nearest known word. What the words mean is decided by
 * those who own them.
 */
package initsweep.spelling;
