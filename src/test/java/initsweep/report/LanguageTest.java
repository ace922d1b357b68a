package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.result.ForwardVerdict;
import initsweep.result.GradientVerdict;
import initsweep.result.InputVerdict;
import initsweep.result.RunMeasure;
import initsweep.result.TrainingVerdict;
import initsweep.statistics.Finding;
import initsweep.statistics.Metric;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
  private static final Pattern KEY_IN_CODE = Pattern.compile("say\\('([\\w.]+)'\\)");

  private static Map<String, String> words(Language language) {
    return language.words().texts();
  }

  @Test
  void everyLanguageHasTheSameWords() {
    for (Language language : Language.values()) {
      assertThat(words(language).keySet())
          .as(language.toString())
          .isEqualTo(words(Language.EN).keySet());
      assertThat(words(language).values()).noneMatch(String::isBlank);
    }
  }

  /** Each with its digits. */
  @Test
  void aTextHasTheSamePlacesForNumbersInEveryLanguage() {
    for (String key : words(Language.EN).keySet()) {
      assertThat(places(words(Language.JA).get(key)))
          .as(key)
          .isEqualTo(places(words(Language.EN).get(key)));
    }
  }

  private static List<String> places(String text) {
    return Words.PLACE
        .matcher(text)
        .results()
        .map(match -> match.group())
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void aPlaceHasANameAndNoNumber() {
    for (Language language : Language.values()) {
      assertThat(words(language).values()).noneMatch(text -> text.matches(".*\\{\\d+}.*"));
    }
  }

  @Test
  void everyWordThatACodeNamesIsThere() {
    for (String script :
        new String[] {"page.js", "drawings.js", "figures.js", "charts.js", "axes.js"}) {
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

  /** Of 46 ideographs or twice as many letters, in a window of 1280 pixels. */
  @Test
  void anExplanationTakesThreeLinesOfThePageAtMost() {
    for (Section section : Section.all()) {
      String key = section.id() + ".explanation";
      assertThat(words(Language.EN).get(key)).as(key).hasSizeLessThanOrEqualTo(280);
      assertThat(words(Language.JA).get(key)).as(key).hasSizeLessThanOrEqualTo(165);
    }
  }

  @Test
  void japaneseHasItsOwnPunctuation() {
    Pattern foreign = Pattern.compile("[ぁ-んァ-ヶ一-龠] ?[,;.:?!()](?![\\w{/])");
    assertThat(words(Language.JA))
        .allSatisfy((key, text) -> assertThat(foreign.matcher(text).find()).as(key).isFalse());
  }

  @ParameterizedTest
  @EnumSource
  void everyVerdictHasAWordAndIsExplainedWithItsThreshold(Language language) {
    Map<String, String> texts = VerdictTexts.filled(language.words());
    assertThat(verdicts())
        .allSatisfy(
            verdict -> assertThat(texts).containsKeys("verdict." + verdict, "meaning." + verdict));
    assertThat(texts.get("meaning.saturated")).contains(" 50 % ");
    assertThat(texts.get("meaning.growing")).contains(" 1.65 ", " 403 ");
    assertThat(texts.get("meaning.insensitive")).contains(" 1 % ");
    assertThat(texts.entrySet())
        .filteredOn(text -> text.getKey().startsWith("meaning."))
        .noneMatch(text -> text.getValue().contains("{"));
  }

  /** All that a page shows: a run that was not trained has no verdict on its training. */
  private static Stream<Object> verdicts() {
    return Stream.<Object[]>of(
            ForwardVerdict.values(),
            GradientVerdict.values(),
            TrainingVerdict.values(),
            new Object[] {InputVerdict.INSENSITIVE})
        .flatMap(Stream::of)
        .filter(verdict -> verdict != TrainingVerdict.NOT_TRAINED);
  }

  @Test
  void everyMeasureThatASweepFileCanAskForHasAName() {
    for (String column : RunMeasure.COLUMNS) {
      assertThat(words(Language.EN)).containsKey("word." + column);
    }
    for (String verdict : RunMeasure.verdicts()) {
      assertThat(words(Language.EN)).containsKey("verdict." + verdict);
    }
  }

  @Test
  void everyFindingAndMetricHasAWord() {
    for (Finding finding : Finding.values()) {
      assertThat(words(Language.EN)).containsKey("word." + finding);
    }
    for (Metric metric : Metric.values()) {
      for (String kind : List.of("word", "mean", "ahead", "behind", "level", "bound")) {
        assertThat(words(Language.EN)).containsKey(kind + "." + metric);
      }
    }
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
    assertThat(Language.EN.facts(1, 1, 1)).isEqualTo("1 run, 1 cell, 1 seed");
    assertThat(Language.JA.facts(30, 3, 10)).isEqualTo("実行 30 回、組み合わせ 3 通り、シード 10 個");
  }
}
