/**
 * The evidence of a sweep's runs for the claims of {@link initsweep.claims}, collected in SQL from
 * the view {@code runs}, and the view {@code claims} of what it says.
 */
package initsweep.sql.claims;
