package initsweep.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are numbers, and which only look like one to some parser. */
class NumbersTest {
  @ParameterizedTest
  @ValueSource(strings = {"1e-400", "-1e-400", "0.0000001e-320", ".1E-999"})
  void aNumberThatWouldBecomeZeroIsRefused(String text) {
    assertThatThrownBy(() -> Numbers.parseFinite(text, "a learning rate"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContainingAll(text, "too small for a learning rate", "4.9E-324");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.0, 0", "-0, 0", "0e-999, 0", "4.9e-324, 5E-324", "+5, 5", "007.50, 7.5"})
  void anAcceptedNumberKeepsItsCanonicalText(String text, String canonical) {
    assertThat(Numbers.text(Numbers.parseFinite(text, "a number"))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1d",
        "1f",
        "1L",
        "0x1p3",
        "0x10",
        "Infinity",
        "NaN",
        "nan",
        "inf",
        "１",
        "٣",
        "1_0.5",
        "1,5",
        "1 0",
        "1e",
        "e5",
        ".",
        "+-1",
        "½",
        "1e400",
        ""
      })
  void whatIsNoDecimalNumberIsRefused(String text) {
    assertThatThrownBy(() -> Numbers.parseFinite(text, "a number"))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "+10, 10", "1_000_000, 1000000", "010, 10", "-3, -3"})
  void aWholeNumberMayGroupItsDigits(String text, long value) {
    assertThat(Numbers.parseWhole(text, "a count", -10, 1_000_000)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_1__0_",
        "1__0",
        "_10",
        "10_",
        "+_1",
        "1_",
        "1.0",
        "1e3",
        "0x10",
        "１０",
        "٣",
        "1 0",
        "",
        "-",
        "99999999999999999999"
      })
  void whatIsNoWholeNumberIsRefused(String text) {
    assertThatThrownBy(() -> Numbers.parseWhole(text, "a count", -10, 1_000_000))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 runs", "1, 1 run", "2, 2 runs", "21, 21 runs"})
  void oneIsSingular(long count, String text) {
    assertThat(Numbers.counted(count, "run")).isEqualTo(text);
  }
}
