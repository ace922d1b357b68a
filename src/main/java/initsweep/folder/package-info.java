/**
 * The output folder of a sweep: manifests, lease, chunks, completion mark, compaction. Knows where
 * each file is and which sweep it belongs to; package {@code ledger} decides what is planned and
 * what is missing.
 */
package initsweep.folder;
