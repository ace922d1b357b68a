package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".4f | 0.97941 | 0.9794",
        ".0f | 403.43 | 403",
        ".1e | 2.2e-12 | 2.2e-12",
        ".2g | 0.001953125 | 0.0020",
        ".2% | 0.93456 | 93.46 %",
        ".0% | 0.01 | 1 %",
        "floor% | 0.72999 | 72 %",
        "floor% | 0.29 | 29 %",
        "floor% | 1 | 100 %",
        ".2f | -0.001 | 0.00",
        ".2f | -0.006 | -0.01",
        ".0% | -0.001 | 0 %"
      })
  void aNumberHasTheDigitsOfItsFormat(String format, double number, String text) {
    assertThat(Numeral.of(number, format)).isEqualTo(text);
  }

  @Test
  void aPageHasMinusSignsAndNoPercentSignAtTheBeginningOfALine() {
    assertThat(
            Numeral.typeset("95 % interval -0.22 to 3.1 %, -1〜-0.5, sin(-2), lr=1e-05, 2022-11-28"))
        .isEqualTo(
            "95\u00a0% interval −0.22 to 3.1\u00a0%, −1〜−0.5, sin(-2), lr=1e-05, 2022-11-28");
  }

  @Test
  void digitsAreTheSameWhateverTheLocaleOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Numeral.of(12_345, ",")).isEqualTo("12,345");
      assertThat(Numeral.of(0.5, ".3f")).isEqualTo("0.500");
      assertThat(Numeral.of(7, null)).isEqualTo("7");
      assertThat(Language.EN.facts(12_000, 3, 10)).isEqualTo("12,000 runs, 3 cells, 10 seeds");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aFormatThatThereIsNotAndAPlaceThatIsNotFilledAreMistakes() {
    assertThatThrownBy(() -> Numeral.of(1, ".3x")).hasMessage("\".3x\" is not a format of numbers");
    Words words = new Words(Map.of("text", "about {number:.2f}"));
    assertThatThrownBy(() -> words.text("text", Map.of("other", 1)))
        .hasMessage("the text \"text\" has the placeholder {number:.2f}; known: [other]");
  }
}
