/**
 * What a run is: its keys, their values and defaults, its configuration, and the canonical text
 * whose hash is its id. A vocabulary for all other packages; knows nothing of training or storage.
 */
package initsweep.run;
