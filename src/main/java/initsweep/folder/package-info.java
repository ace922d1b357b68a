/**
 * The output folder of a sweep: manifests, lease, chunks, completion mark, compaction. Knows where
 * each file lies and whose it is; what is planned and what is missing is the ledger's.
 */
package initsweep.folder;
