package initsweep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.report.Figures;
import initsweep.report.Language;
import initsweep.report.Report;
import initsweep.report.Section;
import initsweep.spelling.InvalidValueException;
import initsweep.storage.LocalFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFolderTest {
  @TempDir private Path temp;

  private FigureFolder require(Path folder) {
    return FigureFolder.require(new LocalFile(folder));
  }

  @Test
  void aNewOrEmptyFolderIsTaken() throws IOException {
    assertThat(require(temp.resolve("new/deep")).captions())
        .isEqualTo(temp.resolve("new/deep/captions.md"));
    assertThat(temp.resolve("new")).as("nothing is made before there are figures").doesNotExist();
    require(Files.createDirectory(temp.resolve("empty")));
  }

  @Test
  void aFolderOfOtherThingsIsRefusedWithOneOfThem() throws IOException {
    Files.writeString(temp.resolve("notes.txt"), "mine");
    Files.writeString(temp.resolve("captions.md"), "# Captions of somebody else");
    assertThatThrownBy(() -> require(temp))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(temp + " holds other things, such as captions.md; expected")
        .hasMessageEndingWith("Name another folder with --out.");
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("figures"), "");
    assertThatThrownBy(() -> require(file))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("%s is a file; expected a folder for the figures", file);
    assertThatThrownBy(() -> require(file.resolve("inside")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(file + " is a file, not a folder");
  }

  /** Of two cells with an accuracy. */
  private static Report report() throws IOException {
    Section section =
        Section.all().stream().filter(each -> each.id().equals("cells")).findFirst().orElseThrow();
    List<JsonNode> rows = new ArrayList<>();
    new ObjectMapper()
        .readTree(
            """
            [{"series": "he", "setting": "", "runs": 2, "completed": 2, "diverged": 0, "accuracy": 0.9},
             {"series": "xavier", "setting": "", "runs": 2, "completed": 2, "diverged": 0, "accuracy": 0.8}]
            """)
        .forEach(rows::add);
    return new Report(
        "two",
        "",
        null,
        "he is best.",
        "init",
        "4 runs",
        List.of(0L, 1L),
        null,
        List.of(new Report.Content(section, rows, null)));
  }

  @Test
  void figuresOfAnEarlierCallAreReplacedAndNothingElse() throws IOException {
    Files.writeString(temp.resolve("thesis.tex"), "");
    Files.writeString(temp.resolve("refs.bib"), "");
    Files.writeString(temp.resolve("09-gone.svg"), "");
    Files.writeString(
        temp.resolve("captions.md"),
        "<!-- Written by ./submit.sh figures, as are the figures. -->\n\n## 09-gone.svg\n\n## refs.bib\n");
    StringWriter err = new StringWriter();
    try (Figures figures = new Figures(report(), Language.EN, 84)) {
      Path taken = Files.writeString(temp.resolve("01-cells.svg"), "mine");
      assertThatThrownBy(
              () -> require(temp).write(figures, FigureFormat.SVG, new PrintWriter(err, true)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageStartingWith(taken + " is in the way and not a figure of an earlier call");
      assertThat(temp.resolve("09-gone.svg")).exists();
      Files.delete(taken);

      assertThat(require(temp).write(figures, FigureFormat.SVG, new PrintWriter(err, true)))
          .isEqualTo(1);
    }
    assertThat(err.toString()).startsWith("Replacing 1 figure of an earlier call.");
    assertThat(temp.resolve("09-gone.svg")).doesNotExist();
    assertThat(temp.resolve("thesis.tex")).exists();
    assertThat(temp.resolve("refs.bib")).exists();
    assertThat(Files.readString(temp.resolve("01-cells.svg"))).startsWith("<svg width=\"83.9");
    assertThat(Files.readString(temp.resolve("captions.md")))
        .containsSubsequence(
            "# Figures of two",
            "he is best.",
            "## 01-cells.svg\n\n**How every cell did**",
            "seeds 0–1.");
  }
}
