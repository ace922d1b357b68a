/**
 * How values are written. One spelling everywhere: the text in the sweep file is the value in the
 * table and the label on the axis. Numbers in canonical form, calls such as {@code momentum(0.9)},
 * and error messages that suggest the nearest known word. The meaning of the words is defined in
 * the packages that own them.
 */
package initsweep.spelling;
