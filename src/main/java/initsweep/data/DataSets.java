package initsweep.data;

import initsweep.spelling.HomePath;
import initsweep.spelling.InvalidValueException;
import org.apache.hadoop.conf.Configuration;

/** Data sets by the text of the key {@code data} of a sweep file. */
public final class DataSets {
  private DataSets() {}

  /**
   * The canonical spelling of the key {@code data}: {@code normal(1000,100)}, or a folder as
   * written.
   *
   * @throws InvalidValueException if the text is neither
   */
  static String canonical(String text) {
    if (text.isBlank()) {
      throw new InvalidValueException(
          "data is empty; expected a folder of images or normal(examples,features)");
    }
    return isNormal(text) ? NormalInputs.parse(text).toString() : text.strip();
  }

  /** Whether the text asks for synthetic normals rather than for a folder. */
  public static boolean isNormal(String text) {
    return text.strip().matches("(?i)normal\\s*\\(.*\\)");
  }

  /**
   * Reads a folder of images, or describes synthetic normals.
   *
   * @param text as in a sweep file; a leading {@code ~} is the home folder
   * @throws DataException if the data are missing or damaged
   */
  public static DataSet open(String text, Configuration hadoop) {
    return isNormal(text)
        ? NormalInputs.parse(text)
        : ImageFolder.read(HomePath.expand(text.strip(), "data"), hadoop);
  }

  /**
   * Refuses data that are not there, from a listing alone.
   *
   * @throws DataException as {@link #open}
   */
  public static void requirePresent(String text, Configuration hadoop) {
    if (!isNormal(text)) {
      ImageFolder.files(HomePath.expand(text.strip(), "data"), hadoop);
    }
  }
}
