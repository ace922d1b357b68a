package initsweep.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a sweep file that steer the page and change no run. The manifest has them as they
 * were when it was written and never changes, so later ones are in {@code _sweep/page.json}.
 */
public final class PageSettings {
  private static final String FILE = "_sweep/page.json";
  private static final List<String> KEYS = List.of("question", "show");
  private static final ObjectMapper JSON = new ObjectMapper();

  private PageSettings() {}

  /** The sweep that was asked for, with the settings of the sweep file that was run here last. */
  public static JsonNode sweep(Store store, List<Manifest> manifests) {
    JsonNode sweep = Manifests.asked(manifests);
    Optional<JsonNode> later = store.read(FILE).flatMap(PageSettings::parse);
    if (later.isEmpty()) {
      return sweep;
    }
    ObjectNode changed = sweep.deepCopy();
    changed.remove(KEYS);
    return changed.setAll(of(later.get()));
  }

  /**
   * Keeps the settings of a sweep file.
   *
   * @param manifests of the folder, at least one
   * @param sweep as {@link Manifest#sweep}
   */
  public static void keep(Store store, List<Manifest> manifests, JsonNode sweep) {
    ObjectNode settings = of(sweep);
    if (!of(sweep(store, manifests)).equals(settings)) {
      store.replace(FILE, settings.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }
  }

  static void copy(Store from, Store to) {
    from.read(FILE).ifPresent(settings -> to.createIfAbsent(FILE, settings));
  }

  private static ObjectNode of(JsonNode sweep) {
    ObjectNode settings = JSON.createObjectNode();
    KEYS.stream().filter(sweep::has).forEach(key -> settings.set(key, sweep.get(key)));
    return settings;
  }

  /** Empty if the file is damaged: it is written anew by the next sweep. */
  private static Optional<JsonNode> parse(byte[] content) {
    try {
      return Optional.of(JSON.readTree(content)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
