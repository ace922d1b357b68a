/**
 * Did the diagnosis tell the truth? Verdicts and evidence at initialisation, held against whether
 * the networks then trained.
 */
package initsweep.statistics.calibration;
