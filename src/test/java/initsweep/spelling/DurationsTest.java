package initsweep.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  private static final Duration LOWEST = Duration.ofSeconds(10);
  private static final Duration HIGHEST = Duration.ofHours(24);

  private static Duration parse(String text) {
    return Durations.parse(text, LOWEST, HIGHEST);
  }

  @ParameterizedTest
  @CsvSource({"10s,10", "90s,90", "5m,300", "5min,300", "2h,7200", "24h,86400", "' 1m ',60"})
  void aDurationIsAWholeNumberWithAUnit(String text, long seconds) {
    assertThat(parse(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "m", "5 m", "-5m", "1.5h", "5M", "PT5M", "٥m", "5d", "9999999999s"})
  void anythingElseIsRefusedWithWhatWasExpected(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "\"%s\" is not a duration; expected a whole number with s, m or h, such as 90s, 5m or 2h",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "9s", "25h", "999999999h"})
  void aDurationOutOfRangeIsRefusedWithTheRange(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("\"%s\" is out of range; expected 10s to 24h", text);
  }

  @Test
  void itsTextIsReadBack() {
    for (String text : new String[] {"10s", "90s", "5m", "2h", "24h", "61m"}) {
      assertThat(Durations.text(parse(text))).isEqualTo(text);
    }
  }
}
