package initsweep.spec;

import initsweep.run.RunKey;
import initsweep.spec.tuning.Criterion;
import initsweep.spec.tuning.Dimension;
import initsweep.spec.tuning.Halving;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Text;
import initsweep.spelling.InvalidValueException;
import java.util.List;
import java.util.Map;

/** The section {@code tune} of a sweep file. */
final class TuningReader {
  static final String OVER = "tune.over";
  static final String BY = "tune.by";
  static final String SEEDS = "tune.seeds";
  static final String SAMPLE = "tune.sample";
  static final String HALVING = "tune.halving";
  static final String STUDIES = "tune.studies";

  private static final int MAX_POINTS = 1_000;
  private static final int MAX_STUDIES = 100;
  private static final int MAX_FACTOR = 1_000;
  private static final int MAX_ITERATIONS = 100_000_000;

  private static final String EXAMPLE =
      "a map as in {over: {lr: [0.1, 0.3]}, by: validation_accuracy, seeds: 1000..1002}";

  private TuningReader() {}

  static Tuning read(YamlNode node) {
    Fields tune = node.fields("tune", EXAMPLE);
    tune.requireKnown(
        List.of("over", "by", "seeds", "sample", "halving", "studies"), "a key of tune");
    int sample = whole(tune, SAMPLE, "a number of points", 2, MAX_POINTS, 0);
    Map<RunKey<?>, Dimension> over =
        Sections.values(
            OVER,
            required(tune, OVER, "values as in {lr: [0.1, 0.3]}"),
            sample == 0 ? TuningReader::listed : ValueReader::dimension);
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
            RunKey.SEED, required(tune, SEEDS, "seeds to choose with, as in 1000..1002")),
        sample,
        tune.get("halving").map(TuningReader::halving).orElse(null),
        whole(tune, STUDIES, "a number of studies", 1, MAX_STUDIES, 1));
  }

  private static int whole(
      Fields fields, String path, String what, int least, int most, int otherwise) {
    return fields
        .get(path.substring(path.lastIndexOf('.') + 1))
        .map(node -> Sections.whole(path, node, what, least, most))
        .orElse(otherwise);
  }

  private static Dimension listed(RunKey<?> key, YamlNode node) {
    if (node instanceof Text text && Spacing.isRange(text.text())) {
      throw node.place()
          .error(
              key.toString(),
              "\"%s\" is a range; expected how many values of it, as in %s, or points of it to try, as in tune.sample: 30"
                  .formatted(text.text(), text.text().strip().replaceFirst("\\s*\\)$", ",8)")));
    }
    return ValueReader.axis(key, node);
  }

  private static Halving halving(YamlNode node) {
    Fields halving = node.fields(HALVING, "a map as in {factor: 3, start: 223}");
    halving.requireKnown(List.of("factor", "start"), "a key of tune.halving");
    return new Halving(
        whole(halving, HALVING + ".factor", "a factor to halve by", 2, MAX_FACTOR, 3),
        halving
            .get("start")
            .map(
                start ->
                    Sections.whole(
                        HALVING + ".start", start, "a number of iterations", 1, MAX_ITERATIONS))
            .orElseThrow(
                () ->
                    node.place()
                        .error(
                            HALVING,
                            "start is missing; expected the iterations of the first rung, as in {factor: 3, start: 223}")));
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
