/**
 * Mean-field theory of one activation: its moments under a normal pre-activation and its critical
 * points, which the theory of networks and an initialiser both need. Knows neither layers nor
 * weights.
 */
package initsweep.nn.meanfield;
