package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.List$;
import scala.collection.immutable.Map$;

/** Executors that die before they run a task, as Spark reports them. */
class ExecutorStartsTest {
  private static final String MISSING = "Unable to create executor due to /opt/plug.jar";

  private final List<StartException> said = new ArrayList<>();
  private final ExecutorStarts starts = new ExecutorStarts(said::add);

  @Test
  void aFileThatEveryExecutorLacksIsNamedOnce() {
    heartbeat("driver");
    for (int second = 0; second < 60; second += 5) {
      removed(second, MISSING);
    }
    assertThat(said)
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageStartingWith("no executor can start, because of /opt/plug.jar\n")
                    .hasMessageContaining("on every machine"));
  }

  @Test
  void aFewFailuresOrManyAtOnceAreNotYetHopeless() {
    for (int executor = 0; executor < 1000; executor++) {
      removed(0, MISSING);
    }
    assertThat(said).isEmpty();
  }

  @Test
  void whileOneIsAtWorkTheOthersMayFail() {
    heartbeat("7");
    for (int second = 0; second < 600; second += 5) {
      removed(second, MISSING);
    }
    assertThat(said).isEmpty();
  }

  @Test
  void executorsThatAreLostForOtherReasonsComeAgain() {
    for (int second = 0; second < 600; second += 5) {
      removed(second, "worker lost");
    }
    assertThat(said).isEmpty();
  }

  private void removed(int second, String reason) {
    starts.onExecutorRemoved(new SparkListenerExecutorRemoved(1000L * second, "1", reason));
  }

  private void heartbeat(String executor) {
    starts.onExecutorMetricsUpdate(
        new SparkListenerExecutorMetricsUpdate(
            executor, List$.MODULE$.empty(), Map$.MODULE$.empty()));
  }
}
