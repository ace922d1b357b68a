package initsweep.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 of a Parquet file, in a gap just before its footer. Readers find the footer from the end
 * of the file and the pages by their offsets from the start, so none of them reads the gap.
 * Parquet's own checksums cover the content of pages but neither page headers nor indexes nor the
 * footer.
 */
public final class Seal {
  private static final int BYTES = 32;

  /** Bytes of the footer's length and the magic number after the footer. */
  private static final int TAIL = 8;

  private Seal() {}

  /** Returns the file with the seal inserted. */
  public static byte[] put(byte[] file) {
    int footer = footer(file);
    return ByteBuffer.allocate(file.length + BYTES)
        .put(file, 0, footer)
        .put(hash(file, footer, footer))
        .put(file, footer, file.length - footer)
        .array();
  }

  /** Whether the content is unchanged since it was sealed. */
  public static boolean isWhole(byte[] content) {
    int footer = content.length < TAIL ? 0 : footer(content);
    if (footer < BYTES || footer > content.length) {
      return false;
    }
    byte[] seal = Arrays.copyOfRange(content, footer - BYTES, footer);
    return Arrays.equals(seal, hash(content, footer - BYTES, footer));
  }

  private static int footer(byte[] file) {
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - TAIL);
    return file.length - TAIL - length;
  }

  /** Hash of the bytes before {@code end} and from {@code start} on. */
  private static byte[] hash(byte[] file, int end, int start) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    sha256.update(file, 0, end);
    sha256.update(file, start, file.length - start);
    return sha256.digest();
  }
}
