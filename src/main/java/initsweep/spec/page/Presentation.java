package initsweep.spec.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import java.io.Serializable;

/**
 * The keys {@code question} and {@code show} of a sweep file.
 *
 * @param question what the sweep is to answer, the subtitle of the page; null if the file has none
 * @param show the first chart of the page; null if the file does not choose it
 */
public record Presentation(String question, Show show) implements Serializable {
  public static final String QUESTION = "question";

  private static final int MAX_CHARACTERS = 300;

  /**
   * @param root of a sweep file
   * @throws initsweep.spec.yaml.SweepFileException if one of the two keys is invalid
   */
  public static Presentation read(Fields root) {
    return new Presentation(
        root.get(QUESTION).map(Presentation::question).orElse(null),
        root.get(Show.KEY).map(Show::read).orElse(null));
  }

  /** In one line, wherever the file breaks it. */
  private static String question(YamlNode node) {
    String text =
        node.text(QUESTION, "a sentence as in \"Does he learn faster than xavier?\"")
            .strip()
            .replaceAll("\\s+", " ");
    int characters = text.codePointCount(0, text.length());
    if (characters > MAX_CHARACTERS) {
      throw node.place()
          .error(
              QUESTION,
              "%s characters; expected at most %s, as it is the subtitle of the page"
                  .formatted(characters, MAX_CHARACTERS));
    }
    if (text.codePoints().anyMatch(Presentation::isForbidden)) {
      throw node.place()
          .error(QUESTION, "\"%s\" has control characters; remove them".formatted(text));
    }
    return text;
  }

  private static boolean isForbidden(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  /** Adds the keys that the file has. */
  public void write(ObjectNode json) {
    if (question != null) {
      json.put(QUESTION, question);
    }
    if (show != null) {
      show.write(json.putObject(Show.KEY));
    }
  }
}
