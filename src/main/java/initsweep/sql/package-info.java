/**
 * Questions about a folder, asked in SQL: the built-in queries, queries of the user's own, and
 * those that fill the page.
 */
package initsweep.sql;
