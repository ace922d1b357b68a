package initsweep.data;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of an IDX file says: {@code emnist-letters-test-images-idx3-ubyte.gz}, {@code
 * train-labels.idx1-ubyte}, {@code qmnist-train-labels-idx2-int}. Case does not matter, nor whether
 * parts are joined by dash, dot or underscore.
 *
 * @param set the prefix before the part, such as emnist-letters; empty for MNIST's own names
 * @param part "train" or "t10k"; "test" is read as the latter
 * @param stem the whole name without .gz
 */
record IdxName(String set, String part, IdxKind kind, String stem, boolean isCompressed) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<set>.+)[-._])?(?<part>train|t10k|test)[-._](?<kind>images|labels)[-._]idx[1-3][-._](?:ubyte|int)(?<gz>\\.gz)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Empty for a file that is none of the four parts, or hidden by macOS or Hadoop: {@code ._x},
   * {@code _x}.
   */
  static Optional<IdxName> parse(String fileName) {
    Matcher name = FORM.matcher(fileName);
    if (fileName.startsWith(".") || fileName.startsWith("_") || !name.matches()) {
      return Optional.empty();
    }
    boolean isCompressed = name.group("gz") != null;
    return Optional.of(
        new IdxName(
            name.group("set") == null ? "" : lower(name.group("set")),
            lower(name.group("part")).equals("train") ? "train" : "t10k",
            IdxKind.valueOf(name.group("kind").toUpperCase(Locale.ROOT)),
            isCompressed ? fileName.substring(0, fileName.length() - 3) : fileName,
            isCompressed));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Which of the four files of its set it is. */
  String role() {
    return part + " " + kind;
  }
}
