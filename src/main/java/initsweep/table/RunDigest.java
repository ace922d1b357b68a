package initsweep.table;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Hashes over the content columns of a row, so that equal bits are equal digests: SHA-256 of the
 * values in column order, in big-endian bytes, each after a byte that says whether it is present.
 * The first 16 bytes, in hex. Each schema version has its own digest, over the columns it
 * introduced, so that existing digests do not change when columns are added.
 */
public final class RunDigest {
  private static final int BYTES = 16;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(8 * BYTES);

  /**
   * States which columns a row has and nothing about its run, so it enters the digest as a
   * constant.
   */
  static final String VERSION = "schema_version";

  /** The column that holds the digest of the first version. */
  public static final String FIRST = "digest";

  private RunDigest() {}

  /** The column that holds the digest of a version. */
  static String column(int version) {
    return version == 1 ? FIRST : FIRST + "_v" + version;
  }

  /**
   * The digest over some columns of a row.
   *
   * @param row what the columns read from, or a {@link StoredRow}
   */
  static String digest(Struct<?> columns, Object row) {
    DigestedBytes out = new DigestedBytes();
    writeStruct(out, columns, row);
    return HexFormat.of().formatHex(out.sha256(), 0, BYTES);
  }

  /**
   * The digest of a set of rows, independent of their order: the sum of their digests modulo 2¹²⁸.
   */
  public static String ofAll(Iterable<String> digests) {
    BigInteger sum = BigInteger.ZERO;
    for (String digest : digests) {
      sum = sum.add(new BigInteger(digest, 16)).mod(MODULUS);
    }
    return String.format(Locale.ROOT, "%032x", sum);
  }

  private static void write(DigestedBytes out, ColumnType type, Object value) {
    out.put(value != null);
    if (value == null) {
      return;
    }
    if (type instanceof ColumnType.Primitive primitive) {
      writePrimitive(out, primitive, value);
    } else if (type instanceof ColumnType.ListOf list) {
      out.put(((List<?>) value).size());
      for (Object element : (List<?>) value) {
        write(out, list.element(), element);
      }
    } else if (type instanceof Struct<?> struct) {
      writeStruct(out, struct, value);
    }
  }

  @SuppressWarnings("unchecked") // a structure's columns read from its values
  private static <R> void writeStruct(DigestedBytes out, Struct<R> struct, Object value) {
    for (Column<R> column : struct.columns()) {
      Object field =
          value instanceof StoredRow stored ? stored.get(column) : column.value().apply((R) value);
      write(out, column.type(), column.name().equals(VERSION) ? column.since() : field);
    }
  }

  private static void writePrimitive(DigestedBytes out, ColumnType.Primitive type, Object value) {
    switch (type) {
      case STRING -> out.put((String) value);
      case INT -> out.put((Integer) value);
      case LONG -> out.put((Long) value);
      case FLOAT -> out.put((Float) value);
      case DOUBLE -> out.put((Double) value);
      case BOOLEAN -> out.put((Boolean) value);
      case TIMESTAMP -> throw new IllegalArgumentException("a time is no part of a digest");
    }
  }
}
