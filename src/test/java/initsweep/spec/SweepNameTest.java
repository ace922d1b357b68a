package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML would read as something else than a text. */
class SweepNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"~", "null", "Null", "NULL", "", "''", "' '"})
  void nullIsNoName(String name) {
    assertThat(SweepFiles.refusal(() -> SweepFiles.of("name: " + name)))
        .isEqualTo(
            "name in test.yaml line 2: found no value; expected a name, which becomes the folder of"
                + " the results");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'~'", "\"~\"", "~me", "'~/x'"})
  void aNameThatAShellTakesForAHomeFolderIsRefused(String name) {
    assertThat(SweepFiles.refusal(() -> SweepFiles.of("name: " + name)))
        .contains("starts with ~, which shells take for a home folder; leave it out");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "12, 12",
    "012, 012",
    "1e3, 1e3",
    "no, no",
    ".5, .5",
    "0x1F, 0x1F",
    "2026-01-01, 2026-01-01",
    "\"null\", null",
    "nullable, nullable"
  })
  void numbersAndTruthValuesAreNamesAsTheyAreWritten(String written, String name) {
    assertThat(SweepFiles.of("name: " + written).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"activation", "init", "lr", "seed", "hidden"})
  void nullIsNoValueOfARunEither(String key) {
    assertThat(SweepFiles.refusal(() -> SweepFiles.of("run: {" + key + ": ~}")))
        .contains(key + " in test.yaml line 2: found no value; expected ");
  }
}
