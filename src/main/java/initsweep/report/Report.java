package initsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the page says about a sweep.
 *
 * @param name of the sweep
 * @param headline what won, in a sentence
 * @param series the key whose values the charts show side by side
 * @param facts what all runs have in common, in a line
 * @param contents the sections that have something to show
 */
public record Report(
    String name, String headline, String series, String facts, List<Content> contents) {

  /**
   * A section with what it shows.
   *
   * @param rows JSON objects whose keys are the columns; empty if it shows a text alone
   * @param text in place of a table or below it; null if there is none
   */
  public record Content(Section section, List<JsonNode> rows, String text) {
    public boolean isEmpty() {
      return rows.isEmpty() && text == null;
    }
  }
}
