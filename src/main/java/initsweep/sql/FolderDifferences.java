package initsweep.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.report.Language;
import initsweep.report.Report;
import initsweep.report.Section;
import initsweep.sql.views.MergedRuns;
import initsweep.sql.views.MergedRuns.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The section that says in what several folders differ, before anything is compared. */
final class FolderDifferences {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FolderDifferences() {}

  /** Without content for one folder. */
  static Report.Content content(
      SparkSession spark, Section section, ReportedFolders folders, Language language) {
    if (!folders.areSeveral()) {
      return new Report.Content(section, List.of(), null);
    }
    List<JsonNode> rows = new ArrayList<>();
    for (Difference difference : MergedRuns.differences(spark, folders.locations())) {
      for (int i = 0; i < difference.values().size(); i++) {
        rows.add(row(difference, i, folders));
      }
    }
    Map<String, Long> repeated = Map.of("runs", MergedRuns.repeated(spark));
    return new Report.Content(section, rows, language.text("folders.repeated", repeated));
  }

  private static ObjectNode row(Difference difference, int place, ReportedFolders folders) {
    return JSON.createObjectNode()
        .put("key", place == 0 ? difference.key() : "")
        .put("folder", folders.each().get(place).location().text())
        .put("values", difference.values().get(place));
  }
}
