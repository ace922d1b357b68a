/**
 * YAML with source places: every node knows the file and line that an error message about it has to
 * name. Does not know what the keys mean.
 */
package initsweep.spec.yaml;
