package initsweep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a JVM makes of its arguments under each kind of locale. */
class LostCharactersTest {
  private static Optional<String> of(String argument, String charset, boolean hasBytesBeyondAscii) {
    return LostCharacters.of(
        new String[] {"sweep", "--out", argument}, charset, hasBytesBeyondAscii);
  }

  @Test
  void questionMarksInACLocaleAreRefusedIfSomethingWasLost() {
    assertThat(of("results/??????", "ANSI_X3.4-1968", true).orElseThrow())
        .contains("\"results/??????\"", "ANSI_X3.4-1968", "LC_ALL=C.UTF-8");
    assertThat(of("SELECT '?'", "ANSI_X3.4-1968", false)).isEmpty();
    assertThat(of("results/book", "ANSI_X3.4-1968", true)).isEmpty();
  }

  @Test
  void lettersOfASingleByteCharsetAreRefused() {
    assertThat(of("results/æ¥æ¬", "ISO-8859-1", true)).isPresent();
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedAndAllElseIsFine() {
    assertThat(of("results/r\uFFFDsultats", "UTF-8", true).orElseThrow())
        .contains("is not valid UTF-8");
    assertThat(of("results/日本?", "UTF-8", true)).isEmpty();
  }
}
