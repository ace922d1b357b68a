/**
 * Atomic publication of files on any file system: local disks, file systems with rename, object
 * stores with conditional writes. Knows names and bytes of files, not their meaning.
 */
package initsweep.storage;
