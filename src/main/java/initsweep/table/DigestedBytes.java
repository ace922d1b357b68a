package initsweep.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The SHA-256 of values in big-endian bytes, as {@link java.io.DataOutput} writes them. Bytes are
 * collected, since hashing them one by one takes several times as long as hashing them together.
 */
final class DigestedBytes {
  private static final int CAPACITY = 1024;

  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private final ByteBuffer collected = ByteBuffer.allocate(CAPACITY);

  void put(boolean value) {
    withRoom(Byte.BYTES).put((byte) (value ? 1 : 0));
  }

  void put(int value) {
    withRoom(Integer.BYTES).putInt(value);
  }

  void put(long value) {
    withRoom(Long.BYTES).putLong(value);
  }

  /** All that are not numbers have one pattern of bits. */
  void put(float value) {
    put(Float.floatToIntBits(value));
  }

  /** All that are not numbers have one pattern of bits. */
  void put(double value) {
    put(Double.doubleToLongBits(value));
  }

  /** In UTF-8, after the number of its bytes. */
  void put(String value) {
    byte[] utf8 = value.getBytes(UTF_8);
    put(utf8.length);
    hash();
    sha256.update(utf8);
  }

  byte[] sha256() {
    hash();
    return sha256.digest();
  }

  private ByteBuffer withRoom(int bytes) {
    if (collected.remaining() < bytes) {
      hash();
    }
    return collected;
  }

  private void hash() {
    sha256.update(collected.flip());
    collected.clear();
  }
}
