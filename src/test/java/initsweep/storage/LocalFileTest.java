package initsweep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that commands write outside an output folder. */
class LocalFileTest {
  @TempDir Path folder;

  @Test
  void aLinkStaysOneAndItsFileIsReplaced() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("latest.html"), page);
    LocalFile file = new LocalFile(link);
    file.requirePossible();
    file.replace("after");
    assertThat(link).isSymbolicLink().hasContent("after");
    assertThat(page).hasContent("after");
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void aReaderNeverMissesAFileThatIsReplaced() throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("page.html"), "0");
    AtomicInteger missed = new AtomicInteger();
    AtomicBoolean isDone = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              while (!isDone.get()) {
                missed.addAndGet(Files.exists(page) ? 0 : 1);
              }
            });
    reader.start();
    try {
      for (int i = 1; i <= 2000; i++) {
        new LocalFile(page).replace("" + i);
      }
    } finally {
      isDone.set(true);
    }
    reader.join();
    assertThat(missed).hasValue(0);
    assertThat(page).hasContent("2000");
  }

  @Test
  void aDeviceIsNotReplacedByAFile() {
    assertThatThrownBy(new LocalFile(Path.of("/dev/null"))::requirePossible)
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("/dev/null is no file but a device or a pipe");
  }
}
