package initsweep.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of one language by key, from {@code words_*.properties}. A text may have named
 * placeholders, {@code {name}} or {@code {name:format}} with a format of {@link Numeral}, as in
 * Python's {@code str.format}.
 */
record Words(Map<String, String> texts) {
  static final Pattern PLACE = Pattern.compile("\\{(?<name>\\w+)(?::(?<format>[^}]+))?}");

  Words {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  static Words of(String language) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Resource.text("words_" + language + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return new Words(texts);
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** A text without placeholders. */
  String text(String key) {
    return text(key, Map.of());
  }

  /**
   * @param values by the names of the placeholders; unused values are ignored
   */
  String text(String key, Map<String, ?> values) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("there is no text \"%s\"".formatted(key));
    }
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(told(key, place.group(), values)));
  }

  /** A number of things: the text {@code thing}, or {@code things} unless there is one. */
  String counted(String thing, long count) {
    return text(count == 1 ? thing : thing + "s", Map.of("count", count));
  }

  private static String told(String key, String place, Map<String, ?> values) {
    Matcher parts = PLACE.matcher(place);
    parts.matches();
    Object value = values.get(parts.group("name"));
    if (value == null) {
      throw new IllegalArgumentException(
          ("the text \"%s\" has the placeholder %s; known:" + " %s")
              .formatted(key, place, values.keySet()));
    }
    return Numeral.of(value, parts.group("format"));
  }
}
