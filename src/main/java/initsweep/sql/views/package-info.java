/**
 * The views that every query sees, registered over the table of runs. Their content is computed by
 * SQL or by the packages {@code statistics}, {@code claims} and {@code theory}.
 */
package initsweep.sql.views;
