/**
 * YAML with places: every node knows the file, the line and the key that a message about it has to
 * name. Knows nothing of what the keys mean.
 */
package initsweep.spec.yaml;
