package initsweep.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The two kinds of IDX file in a folder of labelled images. */
enum IdxKind {
  /** (count × rows × columns) unsigned bytes. */
  IMAGES(List.of("count", "rows", "columns")),
  /** (count) unsigned bytes. */
  LABELS(List.of("count"));

  /** The type code of unsigned bytes, the third byte of the file. */
  static final int UNSIGNED_BYTE = 0x08;

  private final List<String> dimensions;

  IdxKind(List<String> dimensions) {
    this.dimensions = dimensions;
  }

  /** The names of the dimensions, outermost first. */
  List<String> dimensions() {
    return dimensions;
  }

  /** The first four bytes of such a file: two zeros, the element type, the number of dimensions. */
  int magic() {
    return UNSIGNED_BYTE << 8 | dimensions.size();
  }

  IdxKind other() {
    return this == IMAGES ? LABELS : IMAGES;
  }

  /**
   * The names such a file may have, most wanted first: raw before .gz, then the spelling of the
   * original before the one with a dot.
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
