package initsweep.report;

import static java.util.stream.Collectors.joining;
import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.text.StringSubstitutor;

/**
 * Renders a report as one HTML file. Style, scripts and data are inline, and the content security
 * policy allows only their hashes: nothing else runs, and nothing is loaded. Texts from the data
 * are embedded as JSON that cannot close its script element, and enter the document as text nodes.
 */
public final class Page {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Scripts in load order: each may use those before it. */
  private static final List<String> CODE =
      List.of("marks.js", "heatmap.js", "histograms.js", "axes.js", "charts.js", "page.js");

  private Page() {}

  public static String of(Report report, Language language) {
    Map<String, String> words = VerdictTexts.filled(language.words());
    words.put("column.series", words.getOrDefault("column." + report.series(), report.series()));
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("language", language.toString());
    for (String key : new String[] {"kicker", "contents", "noscript", "footer"}) {
      parts.put(key, escapeHtml4(words.get(key)));
    }
    parts.put("name", escapeHtml4(report.name()));
    parts.put("question", question(report));
    parts.put("headline", escapeHtml4(report.headline()));
    parts.put("facts", escapeHtml4(report.facts()));
    parts.put("style", Resource.text("report.css"));
    parts.put("library", inert(Resource.chartLibrary()));
    parts.put("code", CODE.stream().map(Resource::text).collect(joining()));
    parts.put("report", json(report, words));
    parts.put("policy", policy(parts));
    return new StringSubstitutor(parts)
        .setDisableSubstitutionInValues(true)
        .setEnableUndefinedVariableException(true)
        .replace(Resource.text("page.html"));
  }

  private static String question(Report report) {
    return report.question().isEmpty()
        ? ""
        : "<p class=\"question\">%s</p>\n".formatted(escapeHtml4(report.question()));
  }

  /** Escapes the end tag of a script element, which would end the script even inside a string. */
  private static String inert(String script) {
    return script.replace("</script", "<\\/script");
  }

  // Charts position elements by style attributes, which load and run nothing.
  private static String policy(Map<String, String> parts) {
    return "default-src 'none'; script-src %s %s; style-src-elem %s; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        .formatted(hash(parts.get("library")), hash(parts.get("code")), hash(parts.get("style")));
  }

  private static String hash(String content) {
    return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(DigestUtils.sha256(content)));
  }

  private static String json(Report report, Map<String, String> words) {
    ObjectNode node = JSON.createObjectNode().put("name", report.name());
    if (report.show() != null) {
      node.set("show", report.show());
    }
    node.set("words", JSON.valueToTree(words));
    ArrayNode sections = node.putArray("sections");
    report.contents().forEach(content -> sections.add(section(content)));
    return node.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static JsonNode section(Report.Content content) {
    ObjectNode node = content.section().definition().deepCopy();
    node.remove(List.of("query", "axis"));
    ArrayNode rows = node.putArray("rows");
    content.rows().forEach(row -> rows.add(Rounded.of(row)));
    return node.put("text", content.text());
  }
}
