package initsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A report as the scripts read it: its texts, and its sections with their rows. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static String of(Report report, Language language) {
    return tree(report, language).toString();
  }

  /** The same for captions, which name the seeds. */
  static String withSeeds(Report report, Language language) {
    return tree(report, language).put("seeds", ranges(report.seeds())).toString();
  }

  private static ObjectNode tree(Report report, Language language) {
    Map<String, String> words = VerdictTexts.filled(language.words());
    words
        .keySet()
        .removeIf(
            key ->
                key.matches("(lesson|next)\\..*") && !key.endsWith(".title")
                    || key.startsWith("term."));
    String series = words.getOrDefault("source." + report.series(), report.series());
    words.put("column.series", words.getOrDefault("column." + report.series(), series));
    ObjectNode node = JSON.createObjectNode().put("name", report.name());
    if (report.show() != null) {
      node.set("show", report.show());
    }
    node.set("words", JSON.valueToTree(words));
    node.set("terms", JSON.valueToTree(new Glossary(language.words()).entries().toList()));
    ArrayNode sections = node.putArray("sections");
    report.contents().forEach(content -> sections.add(section(content)));
    return node;
  }

  private static JsonNode section(Report.Content content) {
    ObjectNode node = content.section().definition().deepCopy();
    node.remove(List.of("query", Section.CONDITION));
    ArrayNode rows = node.putArray("rows");
    content.rows().forEach(row -> rows.add(Rounded.of(row)));
    if (content.lesson() != null) {
      node.set("lesson", JSON.valueToTree(content.lesson().typeset()));
    }
    return node.put("text", content.text());
  }

  /** {@code 0–9, 12}. */
  static String ranges(List<Long> numbers) {
    List<String> ranges = new ArrayList<>();
    for (int from = 0, to; from < numbers.size(); from = to + 1) {
      to = from;
      while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
        to++;
      }
      ranges.add(
          from == to ? numbers.get(from).toString() : numbers.get(from) + "–" + numbers.get(to));
    }
    return String.join(", ", ranges);
  }
}
