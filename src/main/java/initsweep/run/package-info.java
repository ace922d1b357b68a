/**
 * What a run is: its keys, their values and defaults, the configuration made of them and the
 * canonical text that its id is a hash of. Everybody may know what a run is; who trains it and
 * where it is stored is not known here.
 */
package initsweep.run;
