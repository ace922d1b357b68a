/**
 * The views that every query sees, registered over the table of runs. What a view shows is computed
 * by SQL or by the rooms of numbers ({@code statistics}, {@code claims}, {@code theory}).
 */
package initsweep.sql.views;
