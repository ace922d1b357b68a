package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.data.DataException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read while a session starts. */
class SessionsTest {
  private static final String MASTER = "spark.master";

  @AfterEach
  void forgetTheMaster() {
    System.clearProperty(MASTER);
  }

  @Test
  void damagedDataAreNamedBeforeWhatKeepsSparkFromStarting() {
    System.setProperty(MASTER, "nowhere");

    assertThatThrownBy(() -> start(SessionsTest::damaged))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("folder has no images");
    assertThatThrownBy(() -> start(() -> "images")).hasMessageContaining("nowhere");
  }

  private static String start(Supplier<String> reading) {
    return Sessions.onDemand("test", true, reading, (session, data) -> data);
  }

  private static String damaged() {
    throw new DataException("folder", "has no images", "some", "Add one.");
  }

  @Test
  void whatIsReadWithoutASessionIsReadOnTheCallersThread() {
    System.setProperty(MASTER, "local[1]");

    Thread reader =
        Sessions.onDemand("test", false, Thread::currentThread, (session, thread) -> thread);

    assertThat(reader).isEqualTo(Thread.currentThread());
  }

  @Test
  void theReaderSeesTheJarsOfTheCaller() {
    ClassLoader ofCaller = Thread.currentThread().getContextClassLoader();

    Background<ClassLoader> seen =
        Background.start("reading", () -> Thread.currentThread().getContextClassLoader());

    assertThat(seen.get()).isSameAs(ofCaller);
  }
}
