package initsweep.sql;

import com.fasterxml.jackson.databind.JsonNode;
import initsweep.report.Language;
import initsweep.report.Report;
import initsweep.report.Section;
import initsweep.result.ForwardVerdict;
import initsweep.result.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The section that says whether the diagnosis was right: a table and a sentence below it. */
final class CalibrationSection {
  private CalibrationSection() {}

  /**
   * @param rows rows of the section's query; empty if there is nothing to show
   */
  static Report.Content of(Section section, List<JsonNode> rows, Language language) {
    return new Report.Content(section, rows, rows.isEmpty() ? null : sentence(rows, language));
  }

  private static String sentence(List<JsonNode> rows, Language language) {
    Map<String, Number> values = new HashMap<>();
    values.put("threshold", rows.get(0).get("threshold").doubleValue());
    for (Group group : Group.values()) {
      String name = group.name().toLowerCase(Locale.ROOT);
      values.put(name, sum(rows, group, "networks"));
      values.put(name + "_trained", sum(rows, group, "trained"));
    }
    return language.text("calibration.answer", values);
  }

  private static int sum(List<JsonNode> rows, Group group, String column) {
    return rows.stream()
        .filter(row -> row.get("evidence").asText().equals("overall_verdict"))
        .filter(row -> Group.of(row.get("judged").asText()) == group)
        .mapToInt(row -> row.get(column).intValue())
        .sum();
  }

  /** How bad the overall verdict is. A scale that drifts is worth knowing, and need not hurt. */
  private enum Group {
    HEALTHY,
    DRIFTING,
    FLAGGED;

    static Group of(String verdict) {
      return Arrays.stream(ForwardVerdict.values())
          .filter(each -> each.toString().equals(verdict))
          .findFirst()
          .map(each -> of(each.severity()))
          .orElse(FLAGGED);
    }

    private static Group of(Severity severity) {
      return switch (severity) {
        case NONE -> HEALTHY;
        case DRIFT -> DRIFTING;
        default -> FLAGGED;
      };
    }
  }
}
