package initsweep;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of a JVM's tests which classes took longest, and which tests did not run. */
public final class EndOfRun implements TestExecutionListener {
  private static final int SHOWN = 10;

  private final AtomicBoolean isFirstPlan = new AtomicBoolean(true);
  private final Map<String, Instant> started = new ConcurrentHashMap<>();
  private final Map<String, Duration> took = new ConcurrentHashMap<>();
  private final Map<String, String> skipped = new TreeMap<>();

  @Override
  public void executionStarted(TestIdentifier test) {
    started.put(test.getUniqueId(), Instant.now());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    topLevelClass(test)
        .ifPresent(
            name ->
                took.put(name, Duration.between(started.get(test.getUniqueId()), Instant.now())));
    if (result.getStatus() == Status.ABORTED) {
      skipped(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped(test, reason);
  }

  private synchronized void skipped(TestIdentifier test, String reason) {
    skipped.put(test.getUniqueId() + " " + test.getDisplayName(), reason);
  }

  private static Optional<String> topLevelClass(TestIdentifier test) {
    return test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getClassName())
        .filter(name -> !name.contains("$"));
  }

  /** A forked JVM is given one class after another, each as a plan of its own; it ends once. */
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    if (isFirstPlan.getAndSet(false)) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::print, "end of run"));
    }
  }

  /** To the process's standard error: Maven talks to its fork over standard output. */
  private void print() {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    if (!took.isEmpty()) {
      out.println("The slowest classes of this JVM:");
      took.entrySet().stream()
          .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
          .limit(SHOWN)
          .forEach(
              each ->
                  out.printf(
                      Locale.ROOT,
                      "%6.1f s  %s%n",
                      each.getValue().toMillis() / 1000.0,
                      each.getKey()));
    }
    skipped.forEach((test, reason) -> out.println("Not run: " + test + ": " + reason));
  }
}
