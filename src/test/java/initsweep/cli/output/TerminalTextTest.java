package initsweep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables are aligned by what a terminal shows; expected widths are those of Python's wcwidth. */
class TerminalTextTest {
  @ParameterizedTest
  @CsvFileSource(resources = "terminal-widths.csv", numLinesToSkip = 1)
  void aTextIsAsWideAsATerminalShowsIt(String text, int width) {
    assertThat(TerminalText.width(text)).isEqualTo(width);
  }

  @ParameterizedTest
  @CsvSource({
    "日本語日本語, 6, 日本…",
    "ab日本語, 6, ab日…",
    "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧, 5, 👩‍👩‍👧👩‍👩‍👧…",
    "áéíó, 3, áé…",
    "🇯🇵🇯🇵, 3, 🇯🇵…",
    "日本, 4, 日本",
    "plain, 4, pla…"
  })
  void aTextIsCutBetweenItsCharacters(String text, int widest, String cut) {
    assertThat(TerminalText.cut(text, widest)).isEqualTo(cut);
  }

  @Test
  void columnsAreAlignedUnderWideAndCombiningCharacters() {
    TextTable table = new TextTable(List.of("名前", "n"));
    table.add(List.of("活性化", 1));
    table.add(List.of("reĺu", 22));
    table.add(Arrays.asList(null, 3));
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text, true));
    assertThat(text.toString().lines())
        .containsExactly("名前     n", "----------", "活性化   1", "reĺu    22", "-        3");
  }

  @Test
  void whatMovesTheCursorOrTurnsTheLineIsASpace() {
    TextTable table = new TextTable(List.of("a\nb"));
    table.add(List.of("x\u001b\u0085\u202ey"));
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text, true));
    assertThat(text.toString().lines()).containsExactly("a b", "---", "x y");
  }
}
