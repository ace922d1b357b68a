package initsweep.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The elements behind an IDX header, read into one array.
 *
 * <p>The header is only a claim. The first array is no longer than 16 bytes per stored byte (MNIST
 * compresses 5 to 1), after that it doubles as content really arrives: honest files are never
 * copied, and a header that lies costs no more memory than a small multiple of its file.
 */
record IdxContent(String file, IdxHeader header) {
  private static final int BYTES_PER_STORED_BYTE = 16;

  // Reading natively copies through a buffer as large as the request; keep that one small.
  private static final int MAX_REQUEST = 256 << 10;

  /**
   * @param in stands behind the header
   * @param storedBytes the length of the file, compressed or not
   * @return exactly as many bytes as the header declares
   * @throws DataException when there are fewer or more
   */
  byte[] read(InputStream in, long storedBytes) throws IOException {
    int declared = header.contentBytes();
    byte[] bytes = resized(new byte[0], firstGuess(declared, storedBytes));
    int filled = 0;
    while (filled < declared) {
      if (filled == bytes.length) {
        bytes = resized(bytes, (int) Math.min(declared, 2L * filled));
      }
      int read = in.read(bytes, filled, Math.min(MAX_REQUEST, bytes.length - filled));
      if (read < 0) {
        throw wrongLength("ends after " + filled + " bytes of content");
      }
      filled += read;
    }
    // Also makes gzip look at its checksum.
    if (in.read() >= 0) {
      throw wrongLength("goes on after " + declared + " bytes of content");
    }
    return bytes;
  }

  private static int firstGuess(int declared, long storedBytes) {
    long stored = Math.max(1, Math.min(declared, storedBytes));
    return (int) Math.min(declared, BYTES_PER_STORED_BYTE * stored);
  }

  private byte[] resized(byte[] bytes, int length) {
    try {
      return Arrays.copyOf(bytes, length);
    } catch (OutOfMemoryError e) {
      throw new DataException(
          file,
          "needs an array of %s MB".formatted(length >> 20),
          "that much free in the %s MB of this JVM"
              .formatted(Runtime.getRuntime().maxMemory() >> 20),
          "Give it more with --driver-memory, or cut the set down to fewer images.",
          e);
    }
  }

  private DataException wrongLength(String found) {
    return new DataException(
        file,
        found,
        "the %s that its header declares".formatted(header.contentBytes()),
        "Fetch the file again.");
  }
}
