/**
 * Verdicts in SQL: the columns of the view {@code runs} that are judged when they are read, and the
 * functions of queries over verdicts. The judging itself is in the package {@code result}.
 */
package initsweep.sql.verdicts;
