package initsweep.sweep;

import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.sweep.YamlNode.Fields;
import initsweep.sweep.YamlNode.Items;
import initsweep.train.ProbePlan;
import java.util.ArrayList;
import java.util.List;

/** The section {@code probe} of a sweep file; what it does not say is as in {@link ProbePlan#DEFAULT}. */
final class ProbeReader {
  private static final String EXAMPLE =
      "a map as in {at: [0, last], inputs: 1000, histogram: {bins: 30, range: [0, 1]}}";
  private static final int MOST_MOMENTS = 1_000;

  private ProbeReader() {}

  static ProbePlan read(YamlNode node) {
    Fields probe = node.fields("probe", EXAMPLE);
    probe.requireKnown(List.of("at", "inputs", "histogram"), "a key of probe");
    ProbePlan plan = ProbePlan.DEFAULT;
    plan = probe.get("at").map(moments(plan)).orElse(plan);
    plan = probe.get("inputs").map(inputs(plan)).orElse(plan);
    return probe.get("histogram").map(histogram(plan)).orElse(plan);
  }

  private static java.util.function.Function<YamlNode, ProbePlan> moments(ProbePlan plan) {
    return node -> {
      List<YamlNode> moments = node instanceof Items list ? list.items() : List.of(node);
      if (moments.size() > MOST_MOMENTS) {
        throw node.place()
            .error("probe.at", "%d iterations; expected at most %d".formatted(moments.size(), MOST_MOMENTS));
      }
      return at(plan, moments);
    };
  }

  private static ProbePlan at(ProbePlan plan, List<YamlNode> moments) {
    List<Integer> at = new ArrayList<>();
    boolean last = false;
    for (YamlNode moment : moments) {
      if (moment.text("probe.at", "an iteration, or last").equals("last")) {
        last = true;
      } else {
        at.add(SpecReader.whole("probe.at", moment, "an iteration to probe, or last", 0, 100_000_000));
      }
    }
    return new ProbePlan(at, last, plan.inputs(), plan.bins(), plan.lo(), plan.hi());
  }

  private static java.util.function.Function<YamlNode, ProbePlan> inputs(ProbePlan plan) {
    return node ->
        new ProbePlan(
            plan.at(),
            plan.last(),
            SpecReader.whole("probe.inputs", node, "a number of examples", 1, 1_000_000),
            plan.bins(),
            plan.lo(),
            plan.hi());
  }

  private static java.util.function.Function<YamlNode, ProbePlan> histogram(ProbePlan plan) {
    return node -> {
      Fields histogram = node.fields("probe.histogram", "a map as in {bins: 30, range: [0, 1]}");
      histogram.requireKnown(List.of("bins", "range"), "a key of histogram");
      int bins =
          histogram
              .get("bins")
              .map(b -> SpecReader.whole("probe.histogram.bins", b, "a number of bins", 1, 10_000))
              .orElse(plan.bins());
      return histogram
          .get("range")
          .map(range -> withRange(plan, bins, range))
          .orElseGet(
              () -> new ProbePlan(plan.at(), plan.last(), plan.inputs(), bins, plan.lo(), plan.hi()));
    };
  }

  private static ProbePlan withRange(ProbePlan plan, int bins, YamlNode range) {
    List<YamlNode> ends = range.items("probe.histogram.range", "two numbers as in [0, 1]");
    if (ends.size() != 2) {
      throw range.place()
          .error("probe.histogram.range", "%d number(s); expected two as in [0, 1]".formatted(ends.size()));
    }
    try {
      return new ProbePlan(
          plan.at(), plan.last(), plan.inputs(), bins, end(ends.get(0)), end(ends.get(1)));
    } catch (InvalidValueException e) {
      throw range.place().error("probe.histogram.range", e.getMessage());
    }
  }

  private static double end(YamlNode node) {
    return Numbers.parseFinite(node.text("probe.histogram.range", "a number"), "an end of the histogram");
  }
}
