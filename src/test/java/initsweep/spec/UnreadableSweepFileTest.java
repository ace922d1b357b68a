package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableSweepFileTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsRefused() {
    assertThat(SweepFiles.refusal(() -> SweepFile.read(Path.of("conf/nowhere.yaml"), List.of())))
        .isEqualTo("sweep file conf/nowhere.yaml does not exist; check the path");
  }

  @Test
  void aFolderIsRefused() {
    assertThat(SweepFiles.refusal(() -> SweepFile.read(folder, List.of())))
        .isEqualTo(
            "sweep file %s is a folder; expected a YAML file as conf/book.yaml, or the output"
                + " folder of a sweep as results/book",
            folder);
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    assertThat(refusal("name: \u00e9".getBytes(StandardCharsets.ISO_8859_1)))
        .endsWith("is not UTF-8; save it with that encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n...\n"})
  void anEmptyFileIsRefused(String text) throws IOException {
    assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)))
        .contains("found no value; expected the keys of a sweep");
  }

  @Test
  void aControlCharacterIsRefusedWithoutBeingPrinted() throws IOException {
    assertThat(refusal("data: a\u001b[31mb".getBytes(StandardCharsets.UTF_8)))
        .contains("not YAML")
        .doesNotContain("\u001b");
  }

  @Test
  void aFileOfMoreThanAMegabyteIsRefused() throws IOException {
    assertThat(refusal("#".repeat(2_000_000).getBytes(StandardCharsets.UTF_8)))
        .contains("is larger than 1048576 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "{", "- ", "? ", "\"", "a: ", "&a ", "!a ", "*", "'", "|\n", "- - ", "%", "[a,"
      })
  void aMegabyteOfOneThingIsRefusedInAShortMessage(String thing) throws IOException {
    byte[] bytes = thing.repeat(1_000_000 / thing.length()).getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(bytes)).hasSizeLessThan(1_000);
  }

  @Test
  void aValueThatIsTooLongToQuoteIsRefusedByItsLength() throws IOException {
    assertThat(
            refusal(
                ("data: x\nrun: {init: " + "h".repeat(3000) + "}")
                    .getBytes(StandardCharsets.UTF_8)))
        .endsWith("line 2: a value of 3000 characters; expected at most 200");
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.write(file, bytes);
    return SweepFiles.refusal(() -> SweepFile.read(file, List.of()));
  }
}
