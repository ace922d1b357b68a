package initsweep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of this machine keeps the promises of a store. */
class LocalStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  Store store() {
    return new StoreLocation(folder.toString()).open(new Configuration());
  }

  @Test
  void noTemporaryFileOutlivesASuccessARefusalOrAFailure() throws IOException {
    store().createIfAbsent("runs/a", bytes("first"));
    store().createIfAbsent("runs/a", bytes("second"));
    assertThatThrownBy(() -> store().createIfAbsent("runs/" + "x".repeat(300), bytes("third")))
        .isInstanceOf(StoreException.class);
    try (var left = Files.list(folder.resolve("_sweep/tmp"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatIsNotThereIsEmptyAndNoError() {
    assertThat(store().read("runs/none")).isEmpty();
    assertThat(store().list("runs")).isEmpty();
    assertThat(
            new StoreLocation(folder.resolve("none/at/all").toString())
                .open(new Configuration())
                .list("runs"))
        .isEmpty();
  }

  @Test
  void onlyFilesAreListedAndInOrder() throws IOException {
    Files.createDirectories(folder.resolve("runs/folder"));
    for (String name : List.of("c", "a", "b")) {
      store().createIfAbsent("runs/" + name, bytes(name));
    }
    assertThat(store().list("runs")).containsExactly("a", "b", "c");
  }

  @Test
  void aFileThatIsDeletedMeanwhileIsListedWithItsSizeOrNotAtAll() throws IOException {
    Store store = store();
    Path content = Files.write(folder.resolve("content"), bytes("content"));
    Path file = Files.createDirectory(folder.resolve("runs")).resolve("a");
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Void> changes =
        CompletableFuture.runAsync(() -> appearAndVanish(file, content, isOver));
    try {
      for (int look = 0; look < 2_000; look++) {
        assertThat(store.entries("runs")).allMatch(entry -> entry.bytes() == "content".length());
      }
    } finally {
      isOver.set(true);
      changes.join();
    }
  }

  private static void appearAndVanish(Path file, Path content, AtomicBoolean isOver) {
    try {
      while (!isOver.get()) {
        Files.createLink(file, content);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamedWithTheRemedy() throws IOException {
    Files.writeString(folder.resolve("file"), "a file where a folder is needed");
    Store store = new StoreLocation(folder.resolve("file").toString()).open(new Configuration());
    assertThatThrownBy(() -> store.createIfAbsent("runs/a", bytes("1")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("cannot write " + folder.resolve("file/runs/a"))
        .hasMessageContaining("run the same command again")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSizeLessThanOrEqualTo(2));
  }

  @Test
  void aFileWhereTheTableShouldBeIsNamed() throws IOException {
    Files.writeString(folder.resolve("runs"), "a file");
    assertThatThrownBy(() -> store().createIfAbsent("runs/a", bytes("1")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.resolve("runs/a").toString());
    assertThatThrownBy(() -> store().read("runs/a")).isInstanceOf(StoreException.class);
  }

  @Test
  void aFileUriIsThePathItNames() {
    new StoreLocation(folder.toUri().toString())
        .open(new Configuration())
        .createIfAbsent("a", bytes("1"));
    assertThat(folder.resolve("a")).hasBinaryContent(bytes("1"));
  }

  @Test
  void aFileSystemWeCannotPublishToIsNamed() {
    assertThatThrownBy(() -> new StoreLocation("ftp://host/results").open(new Configuration()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("ftp://host/results");
  }

  @Test
  void whatADiskRefusesIsNotTriedAgainWhateverTheLanguage() {
    StoreException refused =
        LocalFailure.of(
            "write",
            folder.resolve("runs/a"),
            1,
            new FileSystemException("a", null, "Il y a un os"));
    assertThat(refused.isPermanent()).isTrue();
    assertThat(refused).hasMessageContaining("Il y a un os");
  }

  @Test
  void aFullDiskIsNamedWithWhatItHasAndWhatIsNeeded() {
    StoreException refused =
        LocalFailure.of("write", folder.resolve("runs/a"), Long.MAX_VALUE, new IOException("?"));
    assertThat(refused.isPermanent()).isTrue();
    assertThat(refused.getMessage())
        .matches(
            "(?s)cannot write .*runs/a: no space left: \\d+ bytes free, 9223372036854775807"
                + " needed\\n"
                + ".*");
  }
}
