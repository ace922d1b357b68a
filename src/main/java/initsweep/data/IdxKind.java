package initsweep.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The two kinds of IDX file in a folder of labelled images. */
enum IdxKind {
  /** (count × rows × columns) unsigned bytes. */
  IMAGES(List.of("count", "rows", "columns")),
  /** (count) unsigned bytes; also QMNIST's (count × 8) ints, of which the first is the label. */
  LABELS(List.of("count"));

  /** The type code of unsigned bytes, the third byte of the file. */
  static final int UNSIGNED_BYTE = 0x08;

  /** The type code of big-endian ints. */
  static final int INT = 0x0C;

  private final List<String> dimensions;

  IdxKind(List<String> dimensions) {
    this.dimensions = dimensions;
  }

  /** The names of the dimensions, outermost first. */
  List<String> dimensions() {
    return dimensions;
  }

  /** The name of one dimension; what a label file has beyond the count are columns. */
  String dimension(int i) {
    return i < dimensions.size() ? dimensions.get(i) : "columns";
  }

  /** The first four bytes of such a file: two zeros, the element type, the number of dimensions. */
  int magic() {
    return UNSIGNED_BYTE << 8 | dimensions.size();
  }

  /** Whether a file that begins with these four bytes can be read. */
  boolean accepts(int magic) {
    return magic == magic() || this == LABELS && magic == (INT << 8 | 2);
  }

  IdxKind other() {
    return this == IMAGES ? LABELS : IMAGES;
  }

  /**
   * The names such a file may have, in order of preference: raw before .gz, then MNIST's original
   * spelling before the one with a dot.
   *
   * @param part "train" or "t10k"
   */
  List<String> fileNames(String part) {
    String stem = part + "-" + this;
    String ending = "idx" + dimensions.size() + "-ubyte";
    return Stream.of("", ".gz")
        .flatMap(gz -> Stream.of(stem + "-" + ending + gz, stem + "." + ending + gz))
        .toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
