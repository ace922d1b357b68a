package initsweep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.spelling.InvalidValueException;
import initsweep.storage.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
