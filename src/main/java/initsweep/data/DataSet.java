package initsweep.data;

import initsweep.spelling.HomePath;
import initsweep.spelling.InvalidValueException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** What the runs of a sweep see: labelled images, or normals that each seed draws for itself. */
public sealed interface DataSet extends Serializable permits ImageSet, NormalInputs {
  /** How many examples runs can be trained on, or networks measured on. */
  int examples();

  /** Numbers per example. */
  int features();

  /** How many labels there can be; 0 if examples have none. */
  int classes();

  /** What is unusual about the data, one sentence each. */
  default List<String> remarks() {
    return List.of();
  }

  /** A hash of what the data are, wherever they lie. */
  String sha256();

  /**
   * The canonical spelling of the key {@code data}: {@code normal(1000,100)}, or a folder as it is.
   *
   * @throws InvalidValueException if the text is neither
   */
  static String canonical(String text) {
    if (text.isBlank()) {
      throw new InvalidValueException(
          "data is empty; expected a folder of IDX files or normal(examples,features)");
    }
    return isNormal(text) ? NormalInputs.parse(text).toString() : text.strip();
  }

  /** Whether the text asks for synthetic normals rather than for a folder. */
  static boolean isNormal(String text) {
    return text.strip().matches("(?i)normal\\s*\\(.*\\)");
  }

  /**
   * Reads or describes the data.
   *
   * @param text as in a sweep file; a leading {@code ~} is the home folder
   * @throws DataException if there are no such data, or they are damaged
   */
  static DataSet open(String text, Configuration hadoop) {
    return isNormal(text)
        ? NormalInputs.parse(text)
        : IdxFolder.read(HomePath.expand(text.strip(), "data"), hadoop);
  }
}
