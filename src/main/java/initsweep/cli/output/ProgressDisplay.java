package initsweep.cli.output;

import initsweep.ledger.Advance;
import initsweep.ledger.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;

/**
 * Shows the progress of a sweep on standard error: a bar on a terminal, a line every ten seconds
 * elsewhere.
 */
public abstract class ProgressDisplay implements Consumer<Advance>, AutoCloseable {
  /** Set by submit.sh, since Java cannot tell whether standard error alone is a terminal. */
  private static final String IS_TERMINAL = "INITSWEEP_STDERR_IS_TERMINAL";

  public static ProgressDisplay on(PrintStream err, String sweep) {
    return System.getenv(IS_TERMINAL) == null ? new Lines(err) : new Bar(err, sweep);
  }

  @Override
  public abstract void close();

  /** {@code 12/30 runs, 1 diverged, 0.8 runs/s, 00:22 left}. */
  static String line(Advance now, Advance start, Duration elapsed) {
    Progress runs = now.runs();
    double rate = (runs.done() - start.runs().done()) / Math.max(1e-3, elapsed.toMillis() / 1e3);
    return "%s%s/%s runs%s%s"
        .formatted(
            now.part() == null ? "" : now.part() + ": ",
            runs.done(),
            runs.planned(),
            counts(runs),
            now.left(start, elapsed).map(left -> pace(rate, left)).orElse(""));
  }

  private static String pace(double rate, Duration left) {
    long seconds = Math.round(left.toMillis() / 1e3);
    return String.format(Locale.ROOT, ", %.3g runs/s, %s left", rate, clock(seconds));
  }

  private static String counts(Progress progress) {
    String diverged = progress.diverged() == 0 ? "" : ", " + progress.diverged() + " diverged";
    return progress.failed() == 0 ? diverged : diverged + ", " + progress.failed() + " failed";
  }

  private static String clock(long seconds) {
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
  }

  private static final class Lines extends ProgressDisplay {
    private static final int SECONDS_BETWEEN_LINES = 10;

    private final PrintStream err;
    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            BasicThreadFactory.builder().namingPattern("progress").daemon().build());
    private volatile Advance latest;
    private Advance first;
    private long start;

    Lines(PrintStream err) {
      this.err = err;
      timer.scheduleAtFixedRate(
          this::print, SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
    }

    @Override
    public void accept(Advance advance) {
      if (first == null || !Objects.equals(first.part(), advance.part())) {
        first = advance;
        start = System.nanoTime();
      }
      latest = advance;
    }

    private void print() {
      if (latest != null) {
        err.println(line(latest, first, Duration.ofNanos(System.nanoTime() - start)));
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
    private final String sweep;
    private volatile Advance latest;
    private Advance first; // of the stage
    private ProgressBar bar;

    Bar(PrintStream err, String sweep) {
      this.sweep = sweep;
      builder =
          new ProgressBarBuilder()
              .setUnit(" runs", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .showSpeed()
              .setUpdateIntervalMillis(250)
              .setConsumer(new ConsoleProgressBarConsumer(err));
    }

    @Override
    public void accept(Advance advance) {
      latest = advance;
      Progress runs = advance.runs();
      if (first == null || !Objects.equals(first.part(), advance.part())) {
        close();
        first = advance;
        bar =
            builder
                .setTaskName(advance.part() == null ? sweep : sweep + " " + advance.part())
                .setInitialMax(runs.planned())
                .startsFrom(runs.done(), Duration.ZERO)
                .setEtaFunction(state -> latest.left(advance, state.getElapsedAfterStart()))
                .build();
      }
      bar.stepTo(runs.done());
      bar.setExtraMessage(counts(runs).replaceFirst("^, ", " "));
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
