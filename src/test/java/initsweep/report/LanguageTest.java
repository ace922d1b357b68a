package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern KEY_IN_CODE = Pattern.compile("say\\('([\\w.]+)'\\)");

  private static Map<String, String> words(Language language) {
    return language.words();
  }

  /** What claims rest on is said by the query in English, so only others need words for it. */
  private static Set<String> keys(Language language) {
    return words(language).keySet().stream()
        .filter(key -> !key.startsWith("evidence."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyLanguageHasTheSameWords() {
    for (Language language : Language.values()) {
      assertThat(keys(language)).as(language.toString()).isEqualTo(keys(Language.EN));
      assertThat(words(language).values()).noneMatch(String::isBlank);
    }
  }

  @Test
  void aWordHasTheSamePlacesForNumbersInEveryLanguage() {
    for (String key : keys(Language.EN)) {
      assertThat(places(words(Language.JA).get(key)))
          .as(key)
          .isEqualTo(places(words(Language.EN).get(key)));
    }
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
  }

  @Test
  void everyWordThatACodeNamesIsThere() {
    for (String script : new String[] {"page.js", "charts.js"}) {
      Matcher key = KEY_IN_CODE.matcher(Resource.text(script));
      while (key.find()) {
        assertThat(words(Language.EN)).as(script).containsKey(key.group(1));
      }
    }
  }

  @Test
  void everySectionHasATitleAndSaysHowToReadIt() {
    for (Section section : Section.all()) {
      assertThat(words(Language.EN))
          .containsKeys(
              section.id() + ".short", section.id() + ".title", section.id() + ".explanation");
    }
  }

  @Test
  void everyVerdictIsExplained() {
    assertThat(words(Language.EN).keySet())
        .filteredOn(key -> key.startsWith("verdict."))
        .isNotEmpty()
        .allSatisfy(
            key -> assertThat(words(Language.EN)).containsKey(key.replace("verdict.", "meaning.")));
  }

  @Test
  void everyMeasureHasANameInTheChartAndInItsTable() {
    for (Section section : Section.all()) {
      section
          .definition()
          .at("/chart/measures")
          .forEach(
              measure ->
                  assertThat(words(Language.EN))
                      .containsKeys(
                          "measure." + measure.get("key").textValue(),
                          "column." + measure.get("key").textValue()));
    }
  }

  @Test
  void countsAreWrittenAsTheyAre() {
    assertThat(Language.EN.facts(12000, 3, 10)).startsWith("12,000 runs, 3 cells");
    assertThat(Language.JA.facts(30, 3, 10)).isEqualTo("実行 30 回、組み合わせ 3 通り、シード 10 個");
  }
}
