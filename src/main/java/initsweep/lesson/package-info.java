/**
 * What the page teaches: of each section, what to look for in the numbers of this sweep, and the
 * next experiment as a command. A command is offered only if the readers of sweep files accept it
 * and it is not the sweep itself. Knows rows as JSON and the words of the report, not Spark.
 */
package initsweep.lesson;
