package initsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The content of the report of a sweep.
 *
 * @param name of the sweep
 * @param question what the sweep is to answer; empty if it does not say
 * @param show the first chart as the sweep file describes it; null if it does not
 * @param headline the result in a sentence
 * @param series the key whose values the charts show side by side
 * @param facts counts of runs, cells and seeds, in a line
 * @param seeds of the runs, in their order
 * @param unfinished how far the sweep is; null if it has finished
 * @param contents the sections that have content
 */
public record Report(
    String name,
    String question,
    JsonNode show,
    String headline,
    String series,
    String facts,
    List<Long> seeds,
    Unfinished unfinished,
    List<Content> contents) {

  /**
   * A section with its content.
   *
   * @param rows JSON objects whose keys are the columns; empty if the section is only a text
   * @param text instead of a table or below it; null if there is none
   * @param lesson null if there is none
   */
  public record Content(Section section, List<JsonNode> rows, String text, Lesson lesson) {
    /** Without a lesson. */
    public Content(Section section, List<JsonNode> rows, String text) {
      this(section, rows, text, null);
    }

    /** The same with another lesson. */
    public Content with(Lesson other) {
      return new Content(section, rows, text, other);
    }

    public boolean isEmpty() {
      return rows.isEmpty() && text == null;
    }
  }

  /** The same with other contents. */
  public Report with(List<Content> others) {
    return new Report(name, question, show, headline, series, facts, seeds, unfinished, others);
  }
}
