/**
 * Was the diagnosis right? Verdicts and evidence at initialisation, compared with whether the
 * networks then trained.
 */
package initsweep.statistics.calibration;
