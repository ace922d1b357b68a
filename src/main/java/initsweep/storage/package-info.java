/**
 * Files on any file system, published whole or not at all: the local disk, a file system that can
 * rename, an object store with conditional writes. Knows bytes and names of files, not what is in
 * them.
 */
package initsweep.storage;
