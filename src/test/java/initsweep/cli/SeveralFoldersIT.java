package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said before Spark starts; SweepReportIT has pages about several folders. */
class SeveralFoldersIT {
  @TempDir private Path temp;

  private static String error(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    return run.errorLines().get(0);
  }

  @Test
  void aPageAboutSeveralFoldersNeedsAFile() {
    assertThat(error(CommandRun.of("report", "results/a", "results/b")))
        .isEqualTo(
            "error: a page about 2 folders belongs to none of them; name its file with --out, such"
                + " as --out page.html");
    assertThat(error(CommandRun.of("report", "results/a", "--out", temp)))
        .isEqualTo(
            "error: %s is a folder; expected the name of a file, such as %s/page.html"
                .formatted(temp, temp));
    assertThat(error(CommandRun.of("report", "results/a", "--out", "s3a://bucket/page.html")))
        .contains("is not the name of a file on this machine; expected a path");
  }

  @Test
  void aQueryNeedsAQuestionAfterTheFolders() {
    assertThat(error(CommandRun.of("query", "results/a", temp)))
        .isEqualTo(
            "error: %s is a folder; expected a question after the folders, such as summary"
                .formatted(temp));
    assertThat(error(CommandRun.of("query", "a", "a", "summary")))
        .isEqualTo("error: a is given twice; expected folders of different sweeps");
  }

  @Test
  void aFolderWithoutResultsIsNamed() {
    String place = temp.resolve("nowhere").toString();
    for (CommandRun run :
        List.of(
            CommandRun.of("query", place, "summary"),
            CommandRun.of("report", place),
            CommandRun.of("figures", place, "--out", temp.resolve("figures")))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.STORAGE);
      assertThat(run.errorLines()).hasSize(2).first().asString().contains(" holds no results; ");
    }
  }
}
