package initsweep.cli;

import initsweep.ledger.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows on standard error how far a sweep is: a bar on a terminal, a line every ten seconds
 * elsewhere.
 */
abstract class ProgressDisplay implements Consumer<Progress>, AutoCloseable {
  /** Set by submit.sh, since Java cannot ask about standard error alone. */
  private static final String IS_TERMINAL = "INITSWEEP_STDERR_IS_TERMINAL";

  static ProgressDisplay on(PrintStream err, String sweep) {
    return System.getenv(IS_TERMINAL) == null ? new Lines(err) : new Bar(err, sweep);
  }

  @Override
  public abstract void close();

  /** {@code 12/30 runs, 1 diverged, 0.8 runs/s, 00:22 left}. */
  static String line(Progress progress, long doneBefore, Duration elapsed) {
    double rate = (progress.done() - doneBefore) / Math.max(1e-3, elapsed.toMillis() / 1e3);
    StringBuilder line = new StringBuilder();
    line.append(progress.done())
        .append('/')
        .append(progress.planned())
        .append(" runs")
        .append(counts(progress));
    if (rate > 0) {
      long left = Math.round((progress.planned() - progress.done()) / rate);
      line.append(String.format(Locale.ROOT, ", %.3g runs/s, %s left", rate, clock(left)));
    }
    return line.toString();
  }

  private static String counts(Progress progress) {
    String diverged = progress.diverged() == 0 ? "" : ", " + progress.diverged() + " diverged";
    return progress.failed() == 0 ? diverged : diverged + ", " + progress.failed() + " failed";
  }

  private static String clock(long seconds) {
    return seconds >= 3600
        ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
        : "%02d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static final class Lines extends ProgressDisplay {
    private static final int SECONDS_BETWEEN_LINES = 10;

    private final PrintStream err;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    private volatile Progress latest;
    private long doneBefore = -1;

    Lines(PrintStream err) {
      this.err = err;
      timer.scheduleAtFixedRate(
          this::print, SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
    }

    @Override
    public void accept(Progress progress) {
      if (doneBefore < 0) {
        doneBefore = progress.done();
      }
      latest = progress;
    }

    private void print() {
      if (latest != null) {
        err.println(line(latest, doneBefore, Duration.ofNanos(System.nanoTime() - start)));
      }
    }

    @Override
    public void close() {
      timer.shutdownNow();
      print();
    }
  }

  private static final class Bar extends ProgressDisplay {
    private final ProgressBarBuilder builder;
    private ProgressBar bar;

    Bar(PrintStream err, String sweep) {
      builder =
          new ProgressBarBuilder()
              .setTaskName(sweep)
              .setUnit(" runs", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .showSpeed()
              .setUpdateIntervalMillis(250)
              .setConsumer(new ConsoleProgressBarConsumer(err));
    }

    @Override
    public void accept(Progress progress) {
      if (bar == null) {
        bar =
            builder
                .setInitialMax(progress.planned())
                .startsFrom(progress.done(), Duration.ZERO)
                .build();
      }
      bar.stepTo(progress.done());
      bar.setExtraMessage(counts(progress).replaceFirst("^, ", " "));
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
