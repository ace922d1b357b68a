/**
 * Expectations under the standard normal, to nearly full precision and with the same bits on every
 * machine. Integrands are plain functions with known places where they are not smooth; this package
 * does not know what they mean.
 */
package initsweep.quadrature;
