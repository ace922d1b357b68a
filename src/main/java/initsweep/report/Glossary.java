package initsweep.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The terms of the page, {@code term.ID} in the words: spellings separated by {@code |}, of which
 * the first is the name, a definition with its formula, and a source. After them the verdicts.
 */
record Glossary(Words words) {
  private static final String TERM = "term.";
  private static final String VERDICT = "verdict.";

  /**
   * An entry.
   *
   * @param id within the page
   * @param spellings in which the term occurs in the texts of the page; empty if it is not looked
   *     for
   */
  record Entry(String id, String name, List<String> spellings, String text) {}

  Stream<Entry> entries() {
    return Stream.concat(
        keys(TERM).filter(key -> key.indexOf('.', TERM.length()) < 0).map(this::term),
        keys(VERDICT).filter(this::isExplained).map(this::verdict));
  }

  private Stream<String> keys(String prefix) {
    return words.texts().keySet().stream().filter(key -> key.startsWith(prefix));
  }

  private Entry term(String key) {
    List<String> spellings = Arrays.asList(words.text(key).split("\\|", -1));
    String text =
        words.text(
            "terms.entry",
            Map.of("text", words.text(key + ".text"), "source", words.text(key + ".source")));
    return new Entry(key.substring(TERM.length()), spellings.get(0), spellings, text);
  }

  private boolean isExplained(String key) {
    return words.has(meaning(key));
  }

  private static String meaning(String verdict) {
    return "meaning." + verdict.substring(VERDICT.length());
  }

  private Entry verdict(String key) {
    Map<String, String> filled = VerdictTexts.filled(words);
    return new Entry(key.replace('.', '-'), words.text(key), List.of(), filled.get(meaning(key)));
  }
}
