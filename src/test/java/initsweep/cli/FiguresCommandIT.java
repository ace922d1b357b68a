package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.folder.EarlierFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the command leaves; FiguresIT looks at the drawings. */
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

  /** The folder of one sweep; the second call replaces what the first wrote, and nothing else. */
  @Test
  void theyAreWrittenWithTheirCaptionsAndReplaced() throws Exception {
    Path folder = EarlierFolder.copy("drawn", temp.resolve("drawn"));
    Path figures = temp.resolve("figures");
    Files.createDirectories(figures);
    Files.writeString(
        figures.resolve("captions.md"),
        "<!-- Written by ./submit.sh figures, as are the figures. -->\n\n## 99-gone.svg\n");
    Files.writeString(figures.resolve("99-gone.svg"), "");
    Files.writeString(figures.resolve("thesis.tex"), "");
    CommandRun run = CommandRun.local("figures", folder, "--out", figures, "--width", "84");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Replacing the 1 figures of an earlier call.");
    assertThat(run.out())
        .matches("Figures: \\d+ in %s, captions in %s/captions.md\n".formatted(figures, figures));
    assertThat(figures.resolve("99-gone.svg")).doesNotExist();
    assertThat(figures.resolve("thesis.tex")).exists();
    String captions = Files.readString(figures.resolve("captions.md"));
    List<String> named =
        captions.lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)).toList();
    assertThat(named).hasSizeGreaterThan(3).allMatch(name -> Files.exists(figures.resolve(name)));
    assertThat(Files.readString(figures.resolve(named.get(0)))).startsWith("<svg width=\"83.9");
  }
}
