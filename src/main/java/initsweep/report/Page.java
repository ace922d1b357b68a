package initsweep.report;

import static java.util.stream.Collectors.joining;
import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.text.StringSubstitutor;

/**
 * Renders a report as one HTML file. Style, scripts and data are inline, and the content security
 * policy allows only their hashes: nothing else runs, and nothing is loaded. Texts from the data
 * are embedded as JSON that cannot close its script element, and enter the document as text nodes.
 */
public final class Page {
  /** After those that draw the charts. */
  private static final String MAIN = "page.js";

  /** Only in the page of a sweep that is running. */
  private static final String RELOAD = "reload.js";

  private static final int PICTURE_MILLIMETRES = 174;

  private Page() {}

  public static String of(Report report, Language language) {
    return of(report, language, false);
  }

  /**
   * @param hasPictures whether a browser without JavaScript shows the charts as well as the tables
   */
  public static String of(Report report, Language language, boolean hasPictures) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("language", language.toString());
    for (String key : new String[] {"kicker", "contents", "noscript", "footer"}) {
      parts.put(key, escapeHtml4(language.words().text(key)));
    }
    parts.put("name", escapeHtml4(report.name()));
    parts.put("question", question(report));
    parts.put("headline", escapeHtml4(Numeral.typeset(report.headline())));
    parts.put("facts", escapeHtml4(report.facts()));
    parts.put("style", Resource.text("report.css"));
    parts.put("library", inert(Resource.chartLibrary()));
    parts.put("progress", progress(report, language));
    parts.put("code", code(report));
    parts.put("report", json(report, language));
    parts.put(
        "static",
        new StaticContent(report, language, hasPictures ? pictures(report, language) : Map.of())
            .html());
    parts.put("policy", policy(parts));
    return new StringSubstitutor(parts)
        .setDisableSubstitutionInValues(true)
        .setEnableUndefinedVariableException(true)
        .replace(Resource.text("page.html"));
  }

  private static Map<String, String> pictures(Report report, Language language) {
    try (Figures figures = new Figures(report, language, PICTURE_MILLIMETRES)) {
      return figures.first();
    }
  }

  private static String progress(Report report, Language language) {
    return report.unfinished() == null
        ? ""
        : new ProgressNote(report.unfinished(), language.words()).html();
  }

  private static String code(Report report) {
    boolean isKeptFresh = report.unfinished() != null && report.unfinished().every() != null;
    Stream<String> own = isKeptFresh ? Stream.of(MAIN, RELOAD) : Stream.of(MAIN);
    return Stream.concat(Resource.chartScripts(), own.map(Resource::text)).collect(joining());
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

  private static String json(Report report, Language language) {
    return ReportJson.of(report, language)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}
