package initsweep.cli;

import initsweep.ledger.Advance;
import initsweep.report.Language;
import initsweep.spark.BackgroundCommand;
import initsweep.spelling.Durations;
import initsweep.storage.StoreLocation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;

/**
 * Writes the page of a sweep at intervals while it runs, by the command {@code report} in a process
 * of its own. A page that cannot be written is a warning: the sweep goes on.
 */
final class PageRefresher implements Consumer<Advance>, AutoCloseable {
  /** By its name, since the commands, of which this is a part, know each other by it. */
  private static final String MAIN = "initsweep.cli.Main";

  /** How long a killed process may take to be gone. */
  private static final int SECONDS_TO_END = 10;

  private final StoreLocation location;
  private final Language language;
  private final Duration every;
  private final Consumer<String> warnings;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          BasicThreadFactory.builder().namingPattern("page").daemon().build());
  private volatile long stored;
  private String warned = "";

  /**
   * @param every null for never
   */
  PageRefresher(
      StoreLocation location, Language language, Duration every, Consumer<String> warnings) {
    this.location = location;
    this.language = language;
    this.every = every;
    this.warnings = warnings;
    if (every != null) {
      timer.scheduleAtFixedRate(
          this::refresh, every.toSeconds(), every.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Override
  public void accept(Advance advance) {
    stored = advance.runs().done();
  }

  private void refresh() {
    if (stored == 0) {
      return; // there is nothing to show yet
    }
    List<String> report =
        List.of(
            "report",
            "--lang",
            language.toString(),
            "--every",
            Durations.text(every),
            "--",
            location.text());
    try {
      BackgroundCommand.run(MAIN, report).ifPresent(this::warn);
    } catch (IOException | RuntimeException e) {
      warn(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the sweep has ended
    }
  }

  /** Once for each reason. */
  private void warn(String reason) {
    if (!reason.equals(warned)) {
      warned = reason;
      warnings.accept(
          "warning: the page could not be written (%s); the sweep goes on".formatted(reason));
    }
  }

  /** Afterwards nothing writes the page any more. */
  @Override
  public void close() {
    timer.shutdownNow();
    boolean isInterrupted = Thread.interrupted();
    try {
      timer.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      isInterrupted = true;
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
