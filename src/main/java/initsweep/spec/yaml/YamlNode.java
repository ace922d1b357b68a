package initsweep.spec.yaml;

import static java.util.stream.Collectors.joining;

import initsweep.spelling.Vocabulary;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a sweep file as written, with its place. Immutable. */
public sealed interface YamlNode {
  Place place();

  /** What the value is, for an error message. */
  String kind();

  /** A scalar: the raw text, whether quoted or not. */
  record Text(String text, Place place) implements YamlNode {
    @Override
    public String kind() {
      return text.isBlank() ? "no value" : "\"" + text + "\"";
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A sequence. */
  record Items(List<YamlNode> items, Place place) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }

  /** One key of a mapping with its place; its value may begin on a later line. */
  record Field(Place place, YamlNode value) {}

  /** A mapping whose keys are plain texts, in the order of the file. */
  record Fields(Map<String, Field> fields, Place place) implements YamlNode {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String kind() {
      return "a map of keys";
    }

    public Optional<YamlNode> get(String key) {
      return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    public boolean has(String key) {
      return fields.containsKey(key);
    }

    public Fields with(String key, YamlNode value) {
      Map<String, Field> changed = new LinkedHashMap<>(fields);
      changed.put(key, new Field(value.place(), value));
      return new Fields(changed, place);
    }

    public Fields without(String key) {
      Map<String, Field> changed = new LinkedHashMap<>(fields);
      changed.remove(key);
      return new Fields(changed, place);
    }

    /**
     * @param what the noun of the error message, as in "a key of evaluate"
     * @throws SweepFileException naming the nearest of {@code known}
     */
    public void requireKnown(Collection<String> known, String what) {
      fields.forEach(
          (key, field) -> {
            if (!known.contains(key)) {
              throw field.place().error(key, Vocabulary.unknown(key, what, known).getMessage());
            }
          });
    }

    @Override
    public String toString() {
      return fields.entrySet().stream()
          .map(field -> field.getKey() + ": " + field.getValue().value())
          .collect(joining(", ", "{", "}"));
    }
  }

  /**
   * This as a mapping.
   *
   * @param key the key of the error message
   * @param expected what was expected for the key
   * @throws SweepFileException if this is not a mapping
   */
  default Fields fields(String key, String expected) {
    if (this instanceof Fields fields) {
      return fields;
    }
    throw wrongType(key, expected);
  }

  /**
   * The values of this sequence.
   *
   * @throws SweepFileException if this is not a sequence
   */
  default List<YamlNode> items(String key, String expected) {
    if (this instanceof Items items) {
      return items.items();
    }
    throw wrongType(key, expected);
  }

  /**
   * The text of this scalar.
   *
   * @throws SweepFileException if this is not a scalar, or an empty one
   */
  default String text(String key, String expected) {
    if (this instanceof Text text && !text.text().isBlank()) {
      return text.text();
    }
    throw wrongType(key, expected);
  }

  private SweepFileException wrongType(String key, String expected) {
    return place().error(key, "%s; expected %s".formatted("found " + kind(), expected));
  }
}
