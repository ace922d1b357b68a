package initsweep.report;

import initsweep.claims.Claim;
import initsweep.claims.Claim.Judgement;
import initsweep.statistics.Headline;
import java.util.Map;

/** The language of the report. */
public enum Language {
  EN("en"),
  JA("ja");

  private final String tag;
  private final Words words;

  Language(String tag) {
    this.tag = tag;
    this.words = Words.of(tag);
  }

  Words words() {
    return words;
  }

  /** The result of the sweep in a sentence or two. */
  public String sentence(Headline headline) {
    return new HeadlineText(words).of(headline);
  }

  /** The statement of the article. */
  public String statement(Claim claim) {
    return words.text("claim." + claim);
  }

  /** The evidence for a result; for a claim that is not judged, the runs that it needs. */
  public String evidence(Judgement judgement) {
    String reason = judgement.reason().isEmpty() ? "" : "." + judgement.reason();
    String key = "evidence.%s.%s%s".formatted(judgement.claim(), judgement.result(), reason);
    return words.text(key, judgement.numbers());
  }

  /** "30 runs, 3 cells, 1 seed". */
  public String facts(long runs, long cells, long seeds) {
    return words.text(
        "facts",
        Map.of(
            "runs", words.counted("facts.run", runs),
            "cells", words.counted("facts.cell", cells),
            "seeds", words.counted("facts.seed", seeds)));
  }

  /**
   * A text of the report.
   *
   * @param values by the names of its placeholders
   */
  public String text(String key, Map<String, ?> values) {
    return words.text(key, values);
  }

  /** A text of the report, or what to say if there is none. */
  public String textOr(String key, String otherwise) {
    return words.has(key) ? words.text(key) : otherwise;
  }

  /** The language tag, as in {@code --lang} and HTML. */
  @Override
  public String toString() {
    return tag;
  }
}
