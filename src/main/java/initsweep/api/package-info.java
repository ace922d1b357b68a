/**
 * InitSweep as a library: sweeps and their results on a Spark session of the caller's, in a
 * notebook or in a pipeline. What is public here keeps its meaning within a major version; all
 * other packages may change in any release.
 *
 * <p>Nothing here prints, stops a session, or registers a view in the caller's session.
 */
package initsweep.api;
