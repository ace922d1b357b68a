/**
 * What a sweep file says about the page of its results. It changes no run, so it is no part of the
 * fingerprint.
 */
package initsweep.spec.page;
