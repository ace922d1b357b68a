package initsweep.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every chart of a report as a figure for a paper, drawn by the scripts of the page. On the thread
 * that made this.
 */
public final class Figures implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** After those that draw the charts. */
  private static final String MAIN = "figures.js";

  private static final String DEFINITIONS =
      """
      var report, all;
      function read(json) {
        report = JSON.parse(json);
        all = figures.list(report);
        return JSON.stringify(all.map(function (figure) { return { name: figure.name, section: figure.section.id }; }));
      }
      function draw(number, millimetres) {
        return JSON.stringify(figures.draw(all[number], report, millimetres));
      }
      """;

  private final Script script = new Script();
  private final Report report;
  private final Words words;
  private final int millimetres;
  private final List<String> names = new ArrayList<>();
  private final List<String> sections = new ArrayList<>();

  /**
   * A figure.
   *
   * @param name of its file, without an extension; in ASCII
   * @param caption in Markdown
   */
  public record Figure(String name, String svg, String caption) {}

  /**
   * @param millimetres the width of a figure
   */
  public Figures(Report report, Language language, int millimetres) {
    this.report = report;
    this.words = language.words();
    this.millimetres = millimetres;
    script.run("figures", scripts());
    parse(script.call("read", ReportJson.withSeeds(report, language)))
        .forEach(
            figure -> {
              names.add(figure.get("name").textValue());
              sections.add(figure.get("section").textValue());
            });
  }

  /** With the functions {@code read} and {@code draw}. */
  static String scripts() {
    return Stream.of(
            Stream.of(Resource.chartLibrary()),
            Resource.chartScripts(),
            Stream.of(Resource.text(MAIN), DEFINITIONS))
        .flatMap(Function.identity())
        .collect(joining("\n;\n"));
  }

  /** The names of the figures, in the order of the page. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** SVG of the first figure of each section, by the section's id. */
  Map<String, String> first() {
    Map<String, String> pictures = new LinkedHashMap<>();
    for (int i = 0; i < sections.size(); i++) {
      if (!pictures.containsKey(sections.get(i))) {
        pictures.put(sections.get(i), draw(i).svg());
      }
    }
    return pictures;
  }

  public Figure draw(int number) {
    JsonNode drawn = parse(script.call("draw", number, millimetres));
    return new Figure(
        names.get(number),
        drawn.get("svg").textValue(),
        "**%s** %s".formatted(drawn.get("title").textValue(), drawn.get("text").textValue()));
  }

  /** What the captions of all figures begin with, in Markdown. */
  public String preface() {
    return "# %s\n\n%s\n\n%s\n\n%s\n"
        .formatted(
            words.text("figures.title", Map.of("name", plain(report.name()))),
            plain(report.headline()),
            plain(report.facts()),
            words.text("figures.written", Map.of("width", millimetres)));
  }

  /** Of a text from the data, whose signs mean nothing in Markdown. */
  private static String plain(String text) {
    return text.replaceAll("[\\\\`*_<>\\[\\]#|~]", "\\\\$0").replaceAll("\\s+", " ").strip();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a script writes JSON", e);
    }
  }

  @Override
  public void close() {
    script.close();
  }
}
