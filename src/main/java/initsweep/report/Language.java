package initsweep.report;

import initsweep.statistics.Headline;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the page is written in. */
public enum Language {
  EN(Locale.ENGLISH),
  JA(Locale.JAPANESE);

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

  /** "30 runs, 3 cells, 10 seeds". */
  public String facts(long runs, long cells, long seeds) {
    return new MessageFormat(words().get("facts.runs"), Locale.ROOT)
        .format(new Object[] {runs, cells, seeds});
  }

  /** As in {@code --lang} and in HTML. */
  @Override
  public String toString() {
    return locale.toLanguageTag();
  }
}
