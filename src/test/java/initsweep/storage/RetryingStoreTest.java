package initsweep.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.storage.HinderedStore.Hindrance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that is away is waited for, as long as waiting may help. */
class RetryingStoreTest {
  private static final byte[] CONTENT = "content".getBytes(UTF_8);
  private static final Duration FOREVER = Duration.ofDays(1);

  @TempDir Path folder;

  private final List<String> calls = new ArrayList<>();

  private Store retrying(Duration pause, Hindrance hindrance) {
    return new RetryingStore(new HinderedStore(new LocalStore(folder), hindrance), pause);
  }

  /** Fails so many times, whatever it is asked, and then works. */
  private Hindrance away(int times, String reason) {
    return call -> {
      calls.add(call);
      if (calls.size() <= times) {
        throw StoreException.cannot("write", folder, new IOException(reason));
      }
    };
  }

  @Test
  void aFileIsWrittenWhenTheStoreIsBackAndEachWaitIsTwiceTheLast() {
    long start = System.nanoTime();
    Store store = retrying(Duration.ofMillis(1), away(10, "connection lost"));
    assertThat(store.createIfAbsent("runs/a", CONTENT)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis((1 << 9) - 1));
    assertThat(store.read("runs/a")).hasValue(CONTENT);
  }

  @Test
  void whatIsReadOrListedIsAskedForAgain() {
    new LocalStore(folder).createIfAbsent("runs/a", CONTENT);
    assertThat(retrying(Duration.ZERO, away(6, "connection lost")).read("runs/a"))
        .hasValue(CONTENT);
    calls.clear();
    assertThat(retrying(Duration.ZERO, away(6, "connection lost")).list("runs"))
        .containsExactly("a");
  }

  @Test
  void aStoreThatStaysAwayIsGivenUp() {
    Store store = retrying(Duration.ZERO, away(1000, "connection lost"));
    assertThatThrownBy(() -> store.createIfAbsent("runs/a", CONTENT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("connection lost");
    assertThat(calls).hasSize(1 + 12);
    calls.clear();
    assertThatThrownBy(() -> store.read("runs/a")).isInstanceOf(StoreException.class);
    assertThat(calls).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "The DiskSpace quota of /user/me is exceeded",
        "Read-only file system",
        "File name too long"
      })
  void whatWaitingDoesNotChangeFailsAtOnce(String reason) {
    Store store = retrying(FOREVER, away(1000, reason));
    assertThatThrownBy(() -> store.createIfAbsent("runs/a", CONTENT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> store.read("runs/a")).isInstanceOf(StoreException.class);
  }

  @Test
  void whoIsToldToStopDoesNotWait() {
    Store store = retrying(FOREVER, away(1000, "connection lost"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> store.createIfAbsent("runs/a", CONTENT))
        .isInstanceOf(StoreException.class);
    assertThat(Thread.interrupted()).as("for those above").isTrue();
  }

  @Test
  void whenTheAnswerIsLostTheContentTellsWhoseFileItIs() {
    Hindrance lostAnswers =
        new Hindrance() {
          @Override
          public void before(String call) {}

          @Override
          public void after(String call) {
            if (call.equals("createIfAbsent")) {
              throw StoreException.cannot("write", folder, new IOException("answer lost"));
            }
          }
        };
    Store store = retrying(Duration.ZERO, lostAnswers);
    assertThat(store.createIfAbsent("runs/a", CONTENT)).isTrue();
    assertThat(store.createIfAbsent("runs/a", "other".getBytes(UTF_8))).isFalse();
    assertThat(store.read("runs/a")).hasValue(CONTENT);
  }
}
