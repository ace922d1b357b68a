package initsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweep files and queries as other tools take them: from a pipe, or with a comment in front. */
class PipedTextTest {
  private static final String SWEEP =
      "data: normal(50,10)\nrun: {iterations: 0}\ngrid: {seed: 0..4}\n";

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"name: tiny\n", "\uFEFFname: tiny\n"})
  void aSweepFileComesThroughStandardInput(String name) {
    CommandRun run = withInput(name + SWEEP, "plan", "-");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("sweep      tiny").contains("runs       5");
  }

  @Test
  void aSweepThatComesThroughAPipeWithoutANameIsNamedPiped() {
    assertThat(withInput(SWEEP, "plan", "-").out()).contains("sweep      piped");
  }

  @Test
  void aFaultOnStandardInputIsToldWithItsLine() {
    CommandRun run = withInput("nmae: tiny\n" + SWEEP, "plan", "-");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("nmae in standard input line 1: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- which\nSELECT 1", "--which\nSELECT 1", "--a=b\nSELECT 1", "-- "})
  void sqlThatStartsWithACommentIsNoOption(String sql) {
    CommandRun run = CommandRun.of("query", temp.resolve("nowhere"), sql);
    assertThat(run.err()).doesNotContain("is not an option");
  }

  @Test
  void aMisspelledOptionIsNoSql() {
    CommandRun run = CommandRun.of("query", temp, "SELECT 1", "--fromat", "csv");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("\"--fromat\" is not an option; did you mean --format?");
  }

  @Test
  void aFileNameIsNoSql() {
    CommandRun run = CommandRun.of("query", temp, "queries/mine.sql");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("queries/mine.sql is the name of a file; expected @queries/mine.sql");
  }

  @Test
  void aQueryFileThatIsNotUtf8IsRefusedInWords() throws Exception {
    Path file = Files.writeString(temp.resolve("q.sql"), "SELECT 1", UTF_16);
    CommandRun run = CommandRun.of("query", temp, "@" + file);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo("error: query file %s is UTF-16; save it as UTF-8\n".formatted(file));
  }

  private static CommandRun withInput(String text, Object... arguments) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(text.getBytes(UTF_8)));
      return CommandRun.of(arguments);
    } finally {
      System.setIn(before);
    }
  }
}
