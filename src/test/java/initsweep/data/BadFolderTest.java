package initsweep.data;

import static initsweep.data.DataErrors.assertRefused;
import static initsweep.data.TinyFolder.TEST_IMAGES;
import static initsweep.data.TinyFolder.TRAIN_IMAGES;
import static initsweep.data.TinyFolder.TRAIN_LABELS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFolderTest {
  @TempDir Path tmp;

  @Test
  void aMissingFolderIsNamedWithTheRuleForRelativePaths() {
    assertRefused(() -> IdxFolder.read("data/no-such-folder", new Configuration()))
        .contains("data/no-such-folder does not exist")
        .contains("expected a folder with the four IDX files")
        .contains("a relative path starts at the working directory");
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() {
    Path file = TinyFolder.named("file-as-folder", tmp).path().resolve(TRAIN_IMAGES);
    assertRefused(() -> IdxFolder.read(file.toString(), new Configuration()))
        .contains(TRAIN_IMAGES + " is a file")
        .contains("Name the folder that holds it.");
  }

  @Test
  void anEmptyFolderNameIsRefused() {
    assertRefused(() -> IdxFolder.read("", new Configuration()))
        .contains("data folder \"\" cannot be opened");
  }

  @Test
  void anUnknownFileSystemIsRefused() {
    assertRefused(() -> IdxFolder.read("nosuch://bucket/mnist", new Configuration()))
        .contains("\"nosuch://bucket/mnist\" cannot be opened")
        .contains("No FileSystem for scheme");
  }

  @Test
  void aPathWithoutASchemeBelongsToTheDefaultFileSystem() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", "nosuch://cluster/");
    assertRefused(() -> IdxFolder.read("data/mnist", hadoop))
        .contains("\"data/mnist\" cannot be opened")
        .contains("No FileSystem for scheme \"nosuch\"")
        .contains("a folder on this machine is written file:///");
  }

  @Test
  void aFileSystemWhoseClassIsNotThereIsRefusedWithTheRemedy() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.nosuch.impl", "no.such.FileSystem");
    assertRefused(() -> IdxFolder.read("nosuch://bucket/mnist", hadoop))
        .contains("no.such.FileSystem not found")
        .contains("need their Hadoop module on the class path");
  }

  @Test
  void aMissingFileIsNamedTogetherWithWhatIsThere() {
    assertRefused(TinyFolder.named("missing-train-labels", tmp).without(TRAIN_LABELS))
        .contains("missing-train-labels/train-labels-idx1-ubyte is missing")
        .contains("has t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, train-images-idx3-ubyte;")
        .contains("or train-labels.idx1-ubyte or train-labels-idx1-ubyte.gz");
  }

  @Test
  void anEmptyFolderHasNothingInIt() throws IOException {
    TinyFolder empty = new TinyFolder(Files.createDirectory(tmp.resolve("empty-folder")));
    assertRefused(empty).contains("is missing, the folder has nothing in it");
  }

  @Test
  void ofAFullFolderOnlyTenNamesAreShown() throws IOException {
    TinyFolder full = new TinyFolder(Files.createDirectory(tmp.resolve("wrong-folder")));
    for (int i = 10; i < 35; i++) {
      full.with(i + ".png", new byte[1]);
    }
    assertRefused(full).contains("has 10.png, 11.png").contains("19.png and 15 more;");
  }

  @Test
  void aLineBreakInAFileNameDoesNotBreakTheMessage() throws IOException {
    TinyFolder odd = new TinyFolder(Files.createDirectory(tmp.resolve("line-break")));
    assertRefused(odd.with("a\nb\u001b[31m", new byte[1])).contains("has a?b?[31m;");
  }

  @Test
  void aFolderInPlaceOfAFileIsRefused() throws IOException {
    TinyFolder folder = TinyFolder.named("folder-as-file", tmp).without(TEST_IMAGES);
    Files.createDirectory(folder.path().resolve(TEST_IMAGES));
    assertRefused(folder)
        .contains("t10k-images-idx3-ubyte is a folder")
        .contains("move it one level up");
  }

  @Test
  void aFileWithoutPermissionIsRefused() throws IOException {
    TinyFolder folder = TinyFolder.named("no-permission", tmp);
    Path file = folder.path().resolve(TRAIN_IMAGES);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads everything");
    assertRefused(folder)
        .contains("train-images-idx3-ubyte cannot be read")
        .contains("Check its permissions");
  }

  @Test
  void aFolderWithoutPermissionIsRefused() throws IOException {
    TinyFolder folder = TinyFolder.named("no-permission-to-list", tmp);
    Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(folder.path()), "root reads everything");
    try {
      assertRefused(folder).contains("no-permission-to-list").contains("Check its permissions");
    } finally {
      Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void asManyLabelsAsImagesAreExpected() {
    assertRefused(
            TinyFolder.named("labels-too-few", tmp).with(TRAIN_LABELS, TinyFolder.labels(1, 2)))
        .contains("train-labels-idx1-ubyte has 2 labels")
        .contains("expected 3, one for each image in")
        .contains("Take both files from the same data set.");
  }

  @Test
  void testImagesOfAnotherSizeAreRefused() {
    byte[] turned = TinyFolder.images(2, 3, 2);
    assertRefused(TinyFolder.named("image-sizes-differ", tmp).with(TEST_IMAGES, turned))
        .contains("t10k-images-idx3-ubyte has images of 3 × 2 pixels")
        .contains("expected 2 × 3 as in");
  }

  @Test
  void theCauseIsKept() {
    assertThatThrownBy(() -> IdxFolder.read("data/no-such-folder", new Configuration()))
        .hasCauseInstanceOf(FileNotFoundException.class);
  }
}
