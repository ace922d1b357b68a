package initsweep.data;

/**
 * One IDX file in memory.
 *
 * @param file the file's name, for messages
 * @param bytes (product of the header's dimensions), row-major, unsigned
 */
record IdxArray(String file, IdxHeader header, byte[] bytes) {}
