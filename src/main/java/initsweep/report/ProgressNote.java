package initsweep.report;

import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;

/** What stands above everything else in the page of an unfinished sweep, as HTML. */
final class ProgressNote {
  private final Unfinished unfinished;
  private final Words words;

  ProgressNote(Unfinished unfinished, Words words) {
    this.unfinished = unfinished;
    this.words = words;
  }

  String html() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("title", text("title"));
    parts.put("progress", text("progress"));
    parts.put("known", text("known") + (unfinished.isTuned() ? text("tuned") : ""));
    parts.put("written", text("written"));
    parts.put("done", unfinished.done());
    parts.put("planned", unfinished.planned());
    parts.put("reloading", unfinished.every() == null ? text("by_hand") : reloading());
    return new StringSubstitutor(parts)
        .setDisableSubstitutionInValues(true)
        .setEnableUndefinedVariableException(true)
        .replace(Resource.text("progress.html"));
  }

  /** The reader may turn reloading off, as WCAG 2.2.2 asks. */
  private String reloading() {
    return """
        <button type="button" data-every="%s" data-written="%s" aria-pressed="true">%s</button> \
        <span hidden>%s</span>"""
        .formatted(
            unfinished.every().toSeconds(), unfinished.written(), text("reload"), text("late"));
  }

  private String text(String key) {
    return escapeHtml4(
        words.text(
            "progress." + key,
            Map.of(
                "done", unfinished.done(),
                "planned", unfinished.planned(),
                "diverged", unfinished.diverged(),
                "failed", unfinished.failed(),
                "time",
                    unfinished
                        .written()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replaceFirst("T(.*)Z", " $1"))));
  }
}
