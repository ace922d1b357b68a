package initsweep.spec;

import initsweep.run.ProbePlan;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Items;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code probe} of a sweep file; missing keys default to {@link ProbePlan#DEFAULT}. */
final class ProbeReader {
  private static final String EXAMPLE =
      "a map as in {at: [0, last], inputs: 1000, histogram: {bins: 30, range: [0, 1]}}";
  private static final String RANGE = "probe.histogram.range";
  private static final String LAST = "last";
  private static final int MAX_MOMENTS = 1_000;

  private ProbeReader() {}

  static ProbePlan read(YamlNode node) {
    Fields probe = node.fields("probe", EXAMPLE);
    probe.requireKnown(List.of("at", "inputs", "histogram"), "a key of probe");
    Fields histogram =
        probe
            .get("histogram")
            .map(ProbeReader::histogram)
            .orElse(new Fields(Map.of(), node.place()));
    try {
      return read(probe, histogram);
    } catch (InvalidValueException e) {
      throw histogram.get("range").orElse(node).place().error(RANGE, e.getMessage());
    }
  }

  private static Fields histogram(YamlNode node) {
    Fields histogram = node.fields("probe.histogram", "a map as in {bins: 30, range: [0, 1]}");
    histogram.requireKnown(List.of("bins", "range"), "a key of histogram");
    return histogram;
  }

  private static ProbePlan read(Fields probe, Fields histogram) {
    ProbePlan otherwise = ProbePlan.DEFAULT;
    Optional<List<YamlNode>> moments = probe.get("at").map(ProbeReader::moments);
    return new ProbePlan(
        moments.map(ProbeReader::iterations).orElse(otherwise.at()),
        moments.map(at -> at.stream().anyMatch(ProbeReader::isLast)).orElse(otherwise.last()),
        probe.get("inputs").map(ProbeReader::inputs).orElse(otherwise.inputs()),
        histogram.get("bins").map(ProbeReader::bins).orElse(otherwise.bins()),
        histogram.get("range").map(range -> end(range, 0)).orElse(otherwise.lo()),
        histogram.get("range").map(range -> end(range, 1)).orElse(otherwise.hi()));
  }

  private static List<YamlNode> moments(YamlNode at) {
    List<YamlNode> moments = at instanceof Items list ? list.items() : List.of(at);
    if (moments.size() > MAX_MOMENTS) {
      throw at.place()
          .error(
              "probe.at",
              "%s iterations; expected at most %s".formatted(moments.size(), MAX_MOMENTS));
    }
    return moments;
  }

  private static boolean isLast(YamlNode moment) {
    return moment.text("probe.at", "an iteration, or last").equals(LAST);
  }

  private static List<Integer> iterations(List<YamlNode> moments) {
    String what = "an iteration to probe, or last";
    return moments.stream()
        .filter(moment -> !isLast(moment))
        .map(moment -> Sections.whole("probe.at", moment, what, 0, 100_000_000))
        .toList();
  }

  private static int inputs(YamlNode node) {
    return Sections.whole("probe.inputs", node, "a number of examples", 1, 1_000_000);
  }

  private static int bins(YamlNode node) {
    return Sections.whole("probe.histogram.bins", node, "a number of bins", 1, 10_000);
  }

  private static double end(YamlNode range, int which) {
    List<YamlNode> ends = range.items(RANGE, "two numbers as in [0, 1]");
    if (ends.size() != 2) {
      throw range
          .place()
          .error(RANGE, "%s number(s); expected two as in [0, 1]".formatted(ends.size()));
    }
    return Numbers.parseFinite(ends.get(which).text(RANGE, "a number"), "an end of the histogram");
  }
}
