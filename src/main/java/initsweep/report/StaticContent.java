package initsweep.report;

import static java.util.stream.Collectors.joining;
import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What a browser without JavaScript shows, as HTML: the tables of the page, and pictures of its
 * charts where they were drawn.
 */
final class StaticContent {
  private static final int MAX_ROWS = 50;

  private final Report report;
  private final Words words;
  private final Map<String, String> pictures;

  /**
   * @param pictures SVG by the id of a section
   */
  StaticContent(Report report, Language language, Map<String, String> pictures) {
    this.report = report;
    this.words = language.words();
    this.pictures = pictures;
  }

  private record Column(String key, String format) {}

  String html() {
    return report.contents().stream().map(this::section).collect(joining()) + glossary();
  }

  private String section(Report.Content content) {
    String id = content.section().id();
    String body = picture(id) + table(content) + text(content);
    return body.isEmpty() ? "" : section(id, lesson(content.lesson()) + body);
  }

  private String section(String id, String body) {
    return "<section><h2>%s</h2>\n<p class=\"explanation\">%s</p>\n%s</section>\n"
        .formatted(
            escapeHtml4(words.text(id + ".title")),
            escapeHtml4(words.text(id + ".explanation")),
            body);
  }

  private static String lesson(Lesson lesson) {
    if (lesson == null) {
      return "";
    }
    String text = "<p class=\"lesson\">%s</p>\n".formatted(escapeHtml4(lesson.typeset().text()));
    return lesson.command() == null
        ? text
        : text
            + "<p>%s</p>\n<pre>%s</pre>\n"
                .formatted(escapeHtml4(lesson.reason()), escapeHtml4(lesson.command()));
  }

  /** The terms and the verdicts. */
  private String glossary() {
    String entries = new Glossary(words).entries().map(StaticContent::entry).collect(joining());
    return section("terms", "<dl>\n%s</dl>\n".formatted(entries));
  }

  private static String entry(Glossary.Entry entry) {
    return "<dt>%s</dt><dd>%s</dd>\n"
        .formatted(escapeHtml4(entry.name()), escapeHtml4(entry.text()));
  }

  private String picture(String id) {
    String svg = pictures.get(id);
    return svg == null
        ? ""
        : "<p><img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\"></p>\n"
            .formatted(
                escapeHtml4(words.text(id + ".title")),
                Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Report.Content content) {
    return content.text() == null ? "" : "<pre>%s</pre>\n".formatted(escapeHtml4(content.text()));
  }

  private String table(Report.Content content) {
    List<Column> columns =
        columns(content.section().definition()).stream()
            .filter(
                column ->
                    content.rows().stream().anyMatch(row -> row.path(column.key).isValueNode()))
            .filter(
                column -> content.rows().stream().anyMatch(row -> !row.path(column.key).isNull()))
            .toList();
    if (columns.isEmpty()) {
      return "";
    }
    String head =
        columns.stream()
            .map(column -> "<th>%s</th>".formatted(escapeHtml4(heading(column.key))))
            .collect(joining());
    String body =
        content.rows().stream().limit(MAX_ROWS).map(row -> row(row, columns)).collect(joining());
    String rest =
        content.rows().size() > MAX_ROWS
            ? "<p class=\"notes\">… %s</p>\n".formatted(content.rows().size())
            : "";
    return "<div class=\"scroll\"><table><thead><tr>%s</tr></thead><tbody>\n%s</tbody></table></div>\n%s"
        .formatted(head, body, rest);
  }

  /** Of a chart, those of its measures, with the network that they are of. */
  private static List<Column> columns(JsonNode definition) {
    List<Column> columns = new ArrayList<>();
    if (definition.has("chart")) {
      columns.add(new Column("setting", null));
      columns.add(new Column("series", null));
      definition.at("/chart/measures").forEach(measure -> columns.add(column(measure)));
      columns.removeIf(column -> !definition.at("/chart/kind").asText().equals("heatmap"));
      return columns;
    }
    definition.path("columns").forEach(column -> columns.add(column(column)));
    return columns;
  }

  private static Column column(JsonNode definition) {
    return new Column(definition.get("key").textValue(), definition.path("format").textValue());
  }

  private String heading(String key) {
    String own = "column." + key;
    if (key.equals("series")) {
      own = "column." + report.series();
    }
    return words.has(own) ? words.text(own) : report.series();
  }

  private String row(JsonNode row, List<Column> columns) {
    return columns.stream()
        .map(column -> "<td>%s</td>".formatted(escapeHtml4(shown(row.path(column.key), column))))
        .collect(joining("", "<tr>", "</tr>\n"));
  }

  private String shown(JsonNode value, Column column) {
    if (value.isNull() || value.isMissingNode()) {
      return "–";
    }
    if (value.isNumber()) {
      return PageNumber.of(value.doubleValue(), column.format);
    }
    String prefix = column.format == null ? "" : column.format + ".";
    String known = prefix + value.asText();
    return !prefix.isEmpty() && words.has(known) ? words.text(known) : value.asText();
  }
}
