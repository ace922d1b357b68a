package initsweep.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.report.Language;
import initsweep.report.Lesson;
import initsweep.report.Report;
import initsweep.report.Section;
import initsweep.spec.SweepFile;
import initsweep.spec.SweepJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report with rows for every section, and what it teaches about a sweep. */
public final class TaughtReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TaughtReport() {}

  /** The lessons by section. */
  public static Map<String, Lesson> of(Optional<Experiment> sweep, Language language) {
    Report report = new Report("small", "", null, "", "init", "", List.of(), null, contents());
    Map<String, Lesson> lessons = new LinkedHashMap<>();
    Lessons.added(report, sweep, language)
        .contents()
        .forEach(content -> lessons.put(content.section().id(), content.lesson()));
    return lessons;
  }

  private static List<Report.Content> contents() {
    JsonNode all = read();
    return Section.all().stream()
        .map(section -> new Report.Content(section, rows(all.path(section.id())), null))
        .toList();
  }

  private static List<JsonNode> rows(JsonNode list) {
    List<JsonNode> rows = new ArrayList<>();
    list.forEach(rows::add);
    return rows;
  }

  private static JsonNode read() {
    try (InputStream in = TaughtReport.class.getResourceAsStream("rows.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the manifest of a sweep would say. */
  public static JsonNode sweep(Path file, String... overrides) {
    try {
      return JSON.readTree(SweepJson.whole(SweepFile.read(file, List.of(overrides))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Lesson> ofBook(Language language, String... overrides) {
    JsonNode sweep = sweep(Path.of("conf/book.yaml"), overrides);
    return of(Experiment.of(List.of("results/book"), sweep), language);
  }
}
