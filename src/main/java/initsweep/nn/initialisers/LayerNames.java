package initsweep.nn.initialisers;

import static java.util.stream.Collectors.joining;

import initsweep.nn.Initialiser;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spelling of an initialiser per layer, {@code layers(first=…,hidden=…,output=…)}. What is not
 * named is as in the hidden layers, and the canonical spelling leaves it out.
 */
public final class LayerNames {
  /** The layers that may be named. */
  public static final List<String> LAYERS = List.of("first", "hidden", "output");

  static final String FORM = PerLayer.NAME + "(first=…,hidden=…,output=…)";

  private static final String HIDDEN = "hidden";
  private static final Pattern SPELLING =
      Pattern.compile("\\s*" + PerLayer.NAME + "\\s*(?:\\((.*)\\))?\\s*", Pattern.CASE_INSENSITIVE);

  /** A comma outside of the parentheses of an initialiser, as in layers(first=sparse(2,1)). */
  private static final Pattern COMMA = Pattern.compile(",(?![^()]*\\))");

  private LayerNames() {}

  static boolean matches(String text) {
    return SPELLING.matcher(text).matches();
  }

  /**
   * The spelling, canonical or not, that {@link Initialisers#parse} reads.
   *
   * @param byLayer the spelling of the initialiser of each layer that is named
   */
  public static String text(Map<String, String> byLayer) {
    return byLayer.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(joining(",", PerLayer.NAME + "(", ")"));
  }

  /**
   * @param parse reads the initialiser of a layer
   * @return one initialiser if it is that of all layers
   */
  static Initialiser parse(String text, Function<String, Initialiser> parse) {
    Map<String, String> byLayer = split(text);
    if (!byLayer.containsKey(HIDDEN)) {
      throw new InvalidValueException(
          "\"%s\" has no hidden; expected an initialiser for hidden, which first and output have too where they are left out"
              .formatted(text.strip()));
    }
    List<Initialiser> members =
        LAYERS.stream()
            .map(layer -> parse.apply(byLayer.getOrDefault(layer, byLayer.get(HIDDEN))))
            .toList();
    Initialiser hidden = members.get(1);
    return members.stream().allMatch(hidden::equals)
        ? hidden
        : new PerLayer(members.get(0), hidden, members.get(2));
  }

  private static Map<String, String> split(String text) {
    Matcher spelling = SPELLING.matcher(text);
    spelling.matches();
    Map<String, String> byLayer = new LinkedHashMap<>();
    String inside = spelling.group(1) == null ? "" : spelling.group(1);
    for (String part : COMMA.split(inside, -1)) {
      int equals = part.indexOf('=');
      if (equals < 0 || matches(part.substring(equals + 1))) {
        throw new InvalidValueException(
            "\"%s\" has \"%s\"; expected %s, each with one initialiser"
                .formatted(text.strip(), part.strip(), FORM));
      }
      String layer = part.substring(0, equals).strip();
      if (!LAYERS.contains(layer)) {
        throw Vocabulary.unknown(layer, "a layer of init", LAYERS);
      }
      if (byLayer.put(layer, part.substring(equals + 1).strip()) != null) {
        throw new InvalidValueException(
            "\"%s\" names %s twice; keep one".formatted(text.strip(), layer));
      }
    }
    return byLayer;
  }
}
