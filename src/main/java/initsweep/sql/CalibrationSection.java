package initsweep.sql;

import com.fasterxml.jackson.databind.JsonNode;
import initsweep.report.Language;
import initsweep.report.Report;
import initsweep.report.Section;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    return language.text(
        "calibration.answer",
        Map.of(
            "healthy", sum(rows, true, "networks"),
            "healthy_trained", sum(rows, true, "trained"),
            "flagged", sum(rows, false, "networks"),
            "flagged_trained", sum(rows, false, "trained"),
            "threshold", rows.get(0).get("threshold").doubleValue()));
  }

  private static int sum(List<JsonNode> rows, boolean isHealthy, String column) {
    Stream<JsonNode> judged =
        rows.stream()
            .filter(row -> row.get("evidence").asText().equals("overall_verdict"))
            .filter(row -> row.get("verdict").asText().equals("healthy") == isHealthy);
    return judged.mapToInt(row -> row.get(column).intValue()).sum();
  }
}
