package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said before Spark starts; FiguresIT looks at the drawings. */
class FiguresCommandIT {
  @TempDir private Path temp;

  private static String error(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    return run.errorLines().get(0);
  }

  @Test
  void theyNeedAFolderOfTheirOwnAndAWidthThatFitsOnAPage() throws Exception {
    assertThat(error(CommandRun.of("figures", "results/a", "--out", temp, "--width", "8")))
        .isEqualTo("error: --width 8 is out of range; expected 80 to 400 millimetres");
    assertThat(error(CommandRun.of("figures", "results/a", "--out", temp, "--format", "pdf")))
        .contains("\"pdf\" is not a format");
    Files.writeString(temp.resolve("thesis.tex"), "");
    assertThat(error(CommandRun.of("figures", "results/a", "--out", temp)))
        .startsWith("error: " + temp + " holds other things, such as thesis.tex; expected");
  }
}
