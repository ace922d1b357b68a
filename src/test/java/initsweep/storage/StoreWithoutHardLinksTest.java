package initsweep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** exFAT, SMB and FUSE answer a hard link with an error that has no exception of its own. */
class StoreWithoutHardLinksTest extends StoreContract {
  @TempDir Path folder;

  /** What Java makes of EPERM on exFAT; the words are in the user's language. */
  private static class NoLinks extends HardLinks {
    @Override
    void link(Path file, Path name) throws IOException {
      throw new FileSystemException(
          name.toString(), file.toString(), "Die Operation ist nicht erlaubt");
    }
  }

  @Override
  Store store() {
    return new RetryingStore(new LocalStore(folder, new NoLinks()), Duration.ofMillis(1));
  }

  @Test
  void aLinkThatFailsWhereLinksWorkIsAFailureAndNoRename() {
    AtomicInteger links = new AtomicInteger();
    HardLinks failingOnce =
        new HardLinks() {
          @Override
          void link(Path file, Path name) throws IOException {
            if (links.getAndIncrement() == 0) {
              throw new FileSystemException(name.toString(), null, "Input/output error");
            }
            super.link(file, name);
          }
        };
    Store store = new LocalStore(folder, failingOnce);
    assertThatThrownBy(() -> store.createIfAbsent("runs/a", bytes("1")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Input/output error");
    assertThat(folder.resolve("runs/a")).doesNotExist();
    assertThat(links).hasValue(2);
  }
}
