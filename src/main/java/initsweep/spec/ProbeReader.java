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
  private static final String JACOBIAN = "probe.jacobian";
  private static final String LAST = "last";
  private static final int MAX_MOMENTS = 1_000;

  private ProbeReader() {}

  static ProbePlan read(YamlNode node) {
    Fields probe = node.fields("probe", EXAMPLE);
    probe.requireKnown(
        List.of("at", "inputs", "histogram", "jacobian", "curvature"), "a key of probe");
    Fields histogram =
        probe
            .get("histogram")
            .map(ProbeReader::histogram)
            .orElse(new Fields(Map.of(), node.place()));
    try {
      ProbePlan plan = read(probe, histogram);
      probe.get("jacobian").ifPresent(jacobian -> requireInputs(jacobian, plan));
      return plan;
    } catch (InvalidValueException e) {
      throw histogram.get("range").orElse(node).place().error(RANGE, e.getMessage());
    }
  }

  private static void requireInputs(YamlNode node, ProbePlan plan) {
    if (plan.jacobian() > plan.inputs()) {
      throw node.place()
          .error(
              JACOBIAN,
              "%s inputs, but the layers are measured on %s; expected at most %s, or more probe.inputs"
                  .formatted(plan.jacobian(), plan.inputs(), plan.inputs()));
    }
    if (!plan.at().contains(0)) {
      throw node.place()
          .error(
              JACOBIAN,
              "Jacobians are taken at initialisation, which probe.at leaves out; expected 0 in"
                  + " probe.at");
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
        histogram.get("range").map(range -> end(range, 1)).orElse(otherwise.hi()),
        probe.get("jacobian").map(ProbeReader::jacobian).orElse(otherwise.jacobian()),
        probe
            .get("curvature")
            .map(flag -> Sections.flag("probe.curvature", flag))
            .orElse(otherwise.curvature()));
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

  private static int jacobian(YamlNode node) {
    String what = "a number of inputs to take Jacobians at (for none leave the key out)";
    return Sections.whole(JACOBIAN, node, what, 1, 1_000_000);
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
