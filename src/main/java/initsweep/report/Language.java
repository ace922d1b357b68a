package initsweep.report;

import initsweep.statistics.Headline;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the page is written in. */
public enum Language {
  EN(Locale.ENGLISH),
  JA(Locale.JAPANESE);

  /** In a sentence. */
  private static final int MOST_NAMES = 8;

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** Every label and explanation of the page, by its key. */
  public Map<String, String> words() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Resource.text("words_" + this + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> words = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
    return words;
  }

  /** What won, by how much and over how many seeds. */
  public String sentence(Headline headline) {
    return headline.sentence(locale);
  }

  /**
   * What was found where nothing was trained.
   *
   * @param healthy the cells whose layers are healthy at every seed, forward and backward
   */
  public String untrained(List<String> healthy, int cells) {
    String names = String.join(", ", healthy.subList(0, Math.min(MOST_NAMES, healthy.size())));
    String more = healthy.size() > MOST_NAMES ? ", …" : "";
    String key = healthy.isEmpty() ? "headline.untrained.none" : "headline.untrained.some";
    return format(key, healthy.size(), cells, names + more);
  }

  /** "30 runs, 3 cells, 10 seeds". */
  public String facts(long runs, long cells, long seeds) {
    return format("facts.runs", runs, cells, seeds);
  }

  private String format(String key, Object... values) {
    return new MessageFormat(words().get(key), Locale.ROOT).format(values);
  }

  /** As in {@code --lang} and in HTML. */
  @Override
  public String toString() {
    return locale.toLanguageTag();
  }
}
