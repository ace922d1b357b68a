package initsweep.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file, raw or gzip-compressed, read without trusting its content.
 *
 * <p>The format is Yann LeCun's, described at the end of <a
 * href="http://yann.lecun.com/exdb/mnist/">the MNIST page</a>: magic number, dimensions, then the
 * elements, row-major.
 *
 * @param name its name in messages; a name that ends in .gz must hold gzip
 * @param length bytes as stored; bounds the memory that is allocated before anything has been read
 */
record IdxFile(String name, long length, Source source) {
  // Small against deflate's maximal ratio of 1032 to 1, so that an endless stream is noticed early.
  private static final int GZIP_BUFFER = 8 << 10;

  /** Opens the stored bytes, from the first one. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Reads the whole file, once and in order.
   *
   * @param digest updated with the uncompressed content, header included
   * @throws DataException when the file cannot be read or is not exactly one array of this kind
   */
  IdxArray read(IdxKind kind, MessageDigest digest) {
    try (InputStream stored = new BufferedInputStream(source.open());
        InputStream in = new DigestInputStream(uncompressed(stored), digest)) {
      IdxHeader header = IdxHeader.read(name, kind, in);
      return new IdxArray(name, header, new IdxContent(name, header).read(in, length));
    } catch (EOFException e) {
      throw new DataException(
          name,
          "ends too early, " + DataException.reason(e),
          "a complete file",
          "Fetch the file again.",
          e);
    } catch (ZipException e) {
      throw new DataException(
          name,
          "is damaged, " + DataException.reason(e),
          "an intact gzip stream",
          "Fetch the file again.",
          e);
    } catch (IOException e) {
      throw new DataException(
          name,
          "cannot be read, " + DataException.reason(e),
          "a readable file",
          "Check its permissions and the file system, then run again.",
          e);
    }
  }

  private InputStream uncompressed(InputStream stored) throws IOException {
    if (!name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return stored;
    }
    stored.mark(2);
    byte[] start = stored.readNBytes(2);
    stored.reset();
    checkGzip(start);
    return new GZIPInputStream(stored, GZIP_BUFFER);
  }

  private void checkGzip(byte[] start) {
    String hex = HexFormat.of().formatHex(start);
    if (!hex.equals(Integer.toHexString(IdxHeader.GZIP_MAGIC))) {
      throw new DataException(
          name,
          start.length == 0 ? "is empty" : "starts with 0x" + hex,
          "gzip, which starts with 0x" + Integer.toHexString(IdxHeader.GZIP_MAGIC),
          "Fetch the file again, or drop .gz from its name if it is not compressed.");
    }
  }
}
