package initsweep.table;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Hashes over the content columns of a row, so that equal bits are equal digests: SHA-256 of the
 * values in column order, in big-endian bytes, each after a byte that says whether it is there. The
 * first 16 bytes, in hex. Each schema version has a digest of its own, over the columns it brought,
 * so that the digests of a run stay when columns are added.
 */
public final class RunDigest {
  private static final int BYTES = 16;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(8 * BYTES);

  /** Tells how many columns a row has, and nothing of its run: enters a digest as a constant. */
  static final String VERSION = "schema_version";

  /** The column that holds the digest of the first version. */
  public static final String FIRST = "digest";

  private RunDigest() {}

  /** The column that holds the digest of a version. */
  static String column(int version) {
    return version == 1 ? FIRST : FIRST + "_v" + version;
  }

  /**
   * Over some columns of a row.
   *
   * @param row what the columns read from, or a {@link StoredRow}
   */
  static String digest(Struct<?> columns, Object row) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    try (DataOutputStream out =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256))) {
      writeStruct(out, columns, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
  }

  /** The digest of a set of rows, whatever their order: the sum of their digests modulo 2¹²⁸. */
  public static String ofAll(Iterable<String> digests) {
    BigInteger sum = BigInteger.ZERO;
    for (String digest : digests) {
      sum = sum.add(new BigInteger(digest, 16)).mod(MODULUS);
    }
    return String.format(Locale.ROOT, "%032x", sum);
  }

  private static void write(DataOutputStream out, ColumnType type, Object value)
      throws IOException {
    out.writeBoolean(value != null);
    if (value == null) {
      return;
    }
    if (type instanceof ColumnType.Primitive primitive) {
      writePrimitive(out, primitive, value);
    } else if (type instanceof ColumnType.ListOf list) {
      out.writeInt(((List<?>) value).size());
      for (Object element : (List<?>) value) {
        write(out, list.element(), element);
      }
    } else if (type instanceof Struct<?> struct) {
      writeStruct(out, struct, value);
    }
  }

  @SuppressWarnings("unchecked") // a structure's columns read from its values
  private static <R> void writeStruct(DataOutputStream out, Struct<R> struct, Object value)
      throws IOException {
    for (Column<R> column : struct.columns()) {
      Object field =
          value instanceof StoredRow stored ? stored.get(column) : column.value().apply((R) value);
      write(out, column.type(), column.name().equals(VERSION) ? column.since() : field);
    }
  }

  private static void writePrimitive(DataOutputStream out, ColumnType.Primitive type, Object value)
      throws IOException {
    switch (type) {
      case STRING -> {
        byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
      case INT -> out.writeInt((Integer) value);
      case LONG -> out.writeLong((Long) value);
      case FLOAT -> out.writeFloat((Float) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case TIMESTAMP -> throw new IllegalArgumentException("a time is no part of a digest");
    }
  }
}
