package initsweep.data;

import initsweep.spelling.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The checked header of an IDX file: magic number, then one big-endian int per dimension.
 *
 * @param elementBytes 1, or 4 for big-endian ints
 * @param dimensions each at least 1, outermost first; the content is at most {@link #MAX_BYTES}
 */
record IdxHeader(int elementBytes, int... dimensions) {
  /** The longest array that every JVM can allocate. */
  static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  /** The first two bytes of every gzip file, RFC 1952. */
  static final int GZIP_MAGIC = 0x1f8b;

  private static final Map<Integer, String> ELEMENT_TYPES =
      Map.ofEntries(
          Map.entry(IdxKind.UNSIGNED_BYTE, "unsigned byte"),
          Map.entry(0x09, "signed byte"),
          Map.entry(0x0B, "short"),
          Map.entry(IdxKind.INT, "int"),
          Map.entry(0x0D, "float"),
          Map.entry(0x0E, "double"));

  /** How many images or labels the file declares. */
  int count() {
    return dimensions[0];
  }

  /** How many bytes must follow the header. */
  int contentBytes() {
    return Arrays.stream(dimensions).reduce(elementBytes, Math::multiplyExact);
  }

  /** The dimensions of one element: "28 × 28" for an image. */
  String elementShape() {
    return product(Arrays.copyOfRange(dimensions, 1, dimensions.length));
  }

  /**
   * Reads and checks the header; allocates nothing whose size depends on it.
   *
   * @param file its name, for messages
   * @throws DataException when this is not the header of a file of this kind
   * @throws IOException when the stream fails
   */
  static IdxHeader read(String file, IdxKind kind, InputStream in) throws IOException {
    int magic = ints(file, kind, in, 1)[0];
    checkMagic(file, kind, magic);
    int[] dimensions = ints(file, kind, in, magic & 0xFF);
    int elementBytes = magic >>> 8 == IdxKind.INT ? Integer.BYTES : 1;
    checkEach(file, kind, dimensions);
    checkProduct(file, elementBytes, dimensions);
    return new IdxHeader(elementBytes, dimensions);
  }

  private static int[] ints(String file, IdxKind kind, InputStream in, int count)
      throws IOException {
    byte[] bytes = in.readNBytes(4 * count);
    if (bytes.length < 4 * count) {
      boolean nothing = count == 1 && bytes.length == 0;
      throw new DataException(
          file,
          nothing ? "is empty" : "ends inside its header",
          "a header of %s bytes and then %s".formatted(4 + 4 * kind.dimensions().size(), kind),
          "Fetch the file again.");
    }
    int[] ints = new int[count];
    ByteBuffer.wrap(bytes).asIntBuffer().get(ints);
    return ints;
  }

  private static void checkMagic(String file, IdxKind kind, int magic) {
    if (kind.accepts(magic)) {
      return;
    }
    int dimensions = magic & 0xFF;
    int type = magic >>> 8;
    if (kind.other().accepts(magic)) {
      throw wrongMagic(file, kind, magic, "holds " + kind.other(), swapped(kind));
    }
    if (magic >>> 16 == GZIP_MAGIC) {
      throw wrongMagic(
          file, kind, magic, "holds gzip data", "Decompress it, or add .gz to a name without.");
    }
    if (!ELEMENT_TYPES.containsKey(type)) {
      throw wrongMagic(file, kind, magic, "is not an IDX file", "Fetch the file again.");
    }
    String remedy = "Convert it to unsigned bytes of shape (%s).".formatted(shapeNames(kind));
    throw type != IdxKind.UNSIGNED_BYTE
        ? wrongMagic(file, kind, magic, "has elements of type " + ELEMENT_TYPES.get(type), remedy)
        : wrongMagic(file, kind, magic, "has " + dimensions + " dimensions", remedy);
  }

  private static DataException wrongMagic(
      String file, IdxKind kind, int magic, String found, String remedy) {
    return new DataException(
        file,
        String.format(Locale.ROOT, "%s (magic number 0x%08x)", found, magic),
        String.format(
            Locale.ROOT,
            "%s, %s of unsigned bytes (magic number 0x%08x)",
            kind,
            Numbers.counted(kind.dimensions().size(), "dimension"),
            kind.magic()),
        remedy);
  }

  private static String swapped(IdxKind kind) {
    return "Are the files of %s and of %s swapped? Give each the other's name."
        .formatted(kind, kind.other());
  }

  private static String shapeNames(IdxKind kind) {
    return String.join(" × ", kind.dimensions());
  }

  private static void checkEach(String file, IdxKind kind, int[] dimensions) {
    for (int i = 0; i < dimensions.length; i++) {
      if (dimensions[i] < 1) {
        throw new DataException(
            file,
            "declares %s %s".formatted(kind.dimension(i), dimensions[i]),
            "at least 1 in each of " + shapeNames(kind),
            "The header is damaged or the file was never completed; fetch or write it again.");
      }
    }
  }

  private static void checkProduct(String file, int elementBytes, int[] dimensions) {
    long bytes = elementBytes; // the product is at most 2^31 before each step, so no step overflows
    for (int dimension : dimensions) {
      bytes *= dimension;
      if (bytes > MAX_BYTES) {
        throw new DataException(
            file,
            "declares %s bytes".formatted(product(dimensions)),
            "at most %s, the longest Java array".formatted(MAX_BYTES),
            "Fetch the file again if its header is damaged, else use fewer images.");
      }
    }
  }

  private static String product(int[] dimensions) {
    return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
  }
}
