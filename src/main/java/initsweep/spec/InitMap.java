package initsweep.spec;

import initsweep.nn.initialisers.LayerNames;
import initsweep.run.RunKey;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spelling.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an initialiser per layer, such as {@code {first: 0.1, hidden: he}}. */
final class InitMap {
  private InitMap() {}

  /**
   * The text that the key {@code init} reads.
   *
   * @throws SweepFileException at the place of what is no layer or no initialiser
   */
  static String text(Fields map) {
    if (map.fields().isEmpty()) {
      throw map.place()
          .error("init", "the map is empty; expected layers as in {first: 0.1, hidden: he}");
    }
    map.requireKnown(LayerNames.LAYERS, "a layer of init");
    Map<String, String> byLayer = new LinkedHashMap<>();
    map.fields().forEach((layer, field) -> byLayer.put(layer, canonical(layer, field.value())));
    return LayerNames.text(byLayer);
  }

  private static String canonical(String layer, YamlNode node) {
    String key = "init." + layer;
    String text = node.text(key, "one initialiser as in %s: he".formatted(layer));
    try {
      return RunKey.INIT.canonical(text);
    } catch (InvalidValueException e) {
      throw node.place().error(key, e.getMessage());
    }
  }
}
