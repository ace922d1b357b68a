package initsweep.spec;

import initsweep.run.RunKey;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spelling.InvalidValueException;
import java.util.List;
import java.util.Map;

/** The section {@code tune} of a sweep file. */
final class TuningReader {
  static final String OVER = "tune.over";
  static final String BY = "tune.by";
  static final String SEEDS = "tune.seeds";

  private static final String EXAMPLE =
      "a map as in {over: {lr: [0.1, 0.3]}, by: validation_accuracy, seeds: 1000..1002}";

  private TuningReader() {}

  static Tuning read(YamlNode node) {
    Fields tune = node.fields("tune", EXAMPLE);
    tune.requireKnown(List.of("over", "by", "seeds"), "a key of tune");
    Map<RunKey<?>, Axis> over =
        Sections.values(
            OVER, required(tune, OVER, "values as in {lr: [0.1, 0.3]}"), ValueReader::axis);
    if (over.isEmpty()) {
      throw tune.get("over")
          .orElseThrow()
          .place()
          .error(OVER, "no key is tuned; expected values as in {lr: [0.1, 0.3]}");
    }
    return new Tuning(
        over,
        tune.get("by").map(TuningReader::criterion).orElse(Criterion.VALIDATION_ACCURACY),
        ValueReader.axis(
            RunKey.SEED, required(tune, SEEDS, "seeds to choose with, as in 1000..1002")));
  }

  private static YamlNode required(Fields tune, String path, String expected) {
    return tune.get(path.substring("tune.".length()))
        .orElseThrow(() -> tune.place().error(path, "the key is missing; expected " + expected));
  }

  private static Criterion criterion(YamlNode node) {
    try {
      return Criterion.parse(node.text(BY, "validation_accuracy or validation_loss"));
    } catch (InvalidValueException e) {
      throw node.place().error(BY, e.getMessage());
    }
  }
}
