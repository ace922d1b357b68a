package initsweep.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The elements behind an IDX header, read into one array.
 *
 * <p>The header is not trusted. The first array has at most 16 bytes per stored byte (MNIST
 * compresses 5 to 1) and then doubles as content arrives: valid files are never copied, and a wrong
 * header costs no more memory than a small multiple of the file's size.
 */
record IdxContent(String file, IdxHeader header) {
  private static final int BYTES_PER_STORED_BYTE = 16;

  // A native read copies through a buffer as large as the request, so requests are small.
  private static final int MAX_REQUEST = 256 << 10;

  /**
   * @param in positioned just after the header
   * @param storedBytes the length of the file, compressed or not
   * @return exactly as many bytes as the header declares
   * @throws DataException when the file has fewer or more
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
    // Reading to the end also makes gzip verify its checksum.
    if (in.read() >= 0) {
      throw wrongLength("continues after " + declared + " bytes of content");
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
          "Give it more with --driver-memory, or use fewer images.",
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
