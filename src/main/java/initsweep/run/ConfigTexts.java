package initsweep.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values in the JSON of a configuration as texts, lists as written there. They are not parsed,
 * so that they can be compared without the plug-ins that some of them name.
 */
public final class ConfigTexts {
  /** What stands before the seed in the JSON of a configuration. */
  private static final String SEED = "\"seed\":\"";

  private static final JsonFactory JSON = new JsonFactory();

  private final String json;
  private final Map<String, String> byPath = new HashMap<>();

  private ConfigTexts(String json) {
    this.json = json;
  }

  /**
   * The configuration with seed 0, so that runs that differ only in their seeds have one.
   *
   * @param json as {@link RunConfig#json} writes it
   */
  public static String kind(String json) {
    int at = json.indexOf(SEED);
    if (at < 0) {
      return json;
    }
    int seed = at + SEED.length();
    return json.substring(0, seed) + '0' + json.substring(json.indexOf('"', seed));
  }

  /**
   * @param json as {@link RunConfig#json} writes it
   * @return the text of each key, its default where the configuration lacks it
   */
  public static Map<ConfigKey, String> of(String json, Collection<ConfigKey> keys) {
    ConfigTexts texts = new ConfigTexts(json);
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      texts.readObject(parser, "");
    } catch (IOException e) {
      throw new UncheckedIOException("this is not the JSON of a run: " + json, e);
    }
    Map<ConfigKey, String> values = new LinkedHashMap<>();
    keys.forEach(
        key -> values.put(key, texts.byPath.getOrDefault(key.toString(), key.defaultText())));
    values.replaceAll((key, text) -> text.replace("\"", ""));
    return values;
  }

  private void readObject(JsonParser parser, String path) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = path + parser.currentName();
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        readObject(parser, name + ".");
      } else {
        byPath.put(name, text(parser));
      }
    }
  }

  private String text(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return parser.getText();
    }
    int start = offset(parser);
    parser.skipChildren();
    return json.substring(start, offset(parser) + 1);
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }
}
