package initsweep.report;

import initsweep.claims.Claim;
import initsweep.claims.Claim.Judgement;
import initsweep.statistics.Headline;
import java.util.Map;

/** What the page is written in. */
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

  /** What the sweep comes to, in a sentence or two. */
  public String sentence(Headline headline) {
    return new HeadlineText(words).of(headline);
  }

  /** What the article says. */
  public String statement(Claim claim) {
    return words.text("claim." + claim);
  }

  /** What a result rests on; of a claim that is not judged, what it needs. */
  public String evidence(Judgement judgement) {
    String reason = judgement.reason().isEmpty() ? "" : "." + judgement.reason();
    String key = "evidence.%s.%s%s".formatted(judgement.claim(), judgement.result(), reason);
    return words.text(key, judgement.numbers());
  }

  /** "30 runs, 3 cells, 10 seeds". */
  public String facts(long runs, long cells, long seeds) {
    return words.text("facts.runs", Map.of("runs", runs, "cells", cells, "seeds", seeds));
  }

  /**
   * A sentence of the page.
   *
   * @param values by the names of its places
   */
  public String text(String key, Map<String, ?> values) {
    return words.text(key, values);
  }

  /** As in {@code --lang} and in HTML. */
  @Override
  public String toString() {
    return tag;
  }
}
