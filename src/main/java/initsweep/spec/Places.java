package initsweep.spec;

import initsweep.run.RunKey;
import initsweep.spec.yaml.Place;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Items;
import java.util.List;
import java.util.Optional;

/**
 * The places where the parts of a specification were written, for errors about how they combine.
 */
record Places(Fields root) {

  Optional<Place> run(RunKey<?> key) {
    return root.get("run").flatMap(run -> of(run, key));
  }

  Optional<Place> axis(int product, RunKey<?> key) {
    List<YamlNode> products = Sections.products(root);
    return product < products.size() ? of(products.get(product), key) : Optional.empty();
  }

  /** The place that gives a key its value in one product; empty if that is a default. */
  Optional<Place> value(int product, RunKey<?> key) {
    return axis(product, key).or(() -> run(key));
  }

  /** A key of the section {@code tune}, or the section itself if it lacks the key. */
  Place tune(String key) {
    return root.get("tune")
        .flatMap(tune -> ((Fields) tune).get(key))
        .map(YamlNode::place)
        .orElseGet(() -> section("tune"));
  }

  Place tuned(RunKey<?> key) {
    return root.get("tune")
        .flatMap(tune -> ((Fields) tune).get("over"))
        .flatMap(over -> of(over, key))
        .orElseGet(() -> tune("over"));
  }

  Place product(int product) {
    List<YamlNode> products = Sections.products(root);
    return product < products.size() ? firstKey(products.get(product)) : root.place();
  }

  Place grid() {
    return root.get("grid").map(Places::firstKey).orElse(root.place());
  }

  Place section(String key) {
    return Optional.ofNullable(root.fields().get(key))
        .map(YamlNode.Field::place)
        .orElse(root.place());
  }

  private static Optional<Place> of(YamlNode map, RunKey<?> key) {
    return ((Fields) map).get(key.toString()).map(YamlNode::place);
  }

  private static Place firstKey(YamlNode node) {
    return node instanceof Items list ? list.items().get(0).place() : node.place();
  }
}
