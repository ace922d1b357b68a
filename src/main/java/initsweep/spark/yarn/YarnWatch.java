package initsweep.spark.yarn;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what the ResourceManager does with an application, while Spark only waits for it. */
public final class YarnWatch implements AutoCloseable {
  /** Spark's setting for the tags of an application. */
  public static final String TAGS = "spark.yarn.tags";

  private static final Logger LOG = LoggerFactory.getLogger(YarnWatch.class);
  private static final int SECONDS_BETWEEN_LOOKS = 2;

  private final Configuration hadoop;
  private final String tag;
  private final boolean isDriverElsewhere;
  private final Consumer<String> listener;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          BasicThreadFactory.builder().namingPattern("yarn watch").daemon().build());
  private String said = "";
  private String seen = "";

  private YarnWatch(
      Configuration hadoop, String tag, boolean isDriverElsewhere, Consumer<String> listener) {
    this.hadoop = hadoop;
    this.tag = tag;
    this.isDriverElsewhere = isDriverElsewhere;
    this.listener = listener;
  }

  /** A tag that no other application has. */
  public static String newTag() {
    return "initsweep-" + UUID.randomUUID();
  }

  /**
   * @param tags the application's, with commas between them; it is found by the first one, since
   *     its id is not known before it starts
   * @param isDriverElsewhere whether nobody but this watch tells the caller that it runs
   * @param listener is given sentences
   */
  public static YarnWatch start(
      Configuration hadoop, String tags, boolean isDriverElsewhere, Consumer<String> listener) {
    String tag = tags.split(",", -1)[0].strip();
    YarnWatch watch = new YarnWatch(hadoop, tag, isDriverElsewhere, listener);
    watch.timer.scheduleWithFixedDelay(
        watch::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    return watch;
  }

  private void look() {
    try (Applications applications = new Applications(hadoop)) {
      Optional<ApplicationReport> report = applications.tagged(tag);
      report.filter(this::isWorthTelling).map(ApplicationState::sentence).ifPresent(this::say);
    } catch (IOException | YarnException | RuntimeException e) {
      LOG.debug("Cannot ask the ResourceManager", e); // Spark asks it too, and reports a failure
    }
  }

  private boolean isWorthTelling(ApplicationReport report) {
    YarnApplicationState state = report.getYarnApplicationState();
    return state == YarnApplicationState.ACCEPTED
        || isDriverElsewhere && state == YarnApplicationState.RUNNING;
  }

  /** What is over at the next look was no waiting. */
  private void say(String sentence) {
    boolean isLasting = sentence.equals(seen);
    seen = sentence;
    if (isLasting && !sentence.equals(said)) {
      said = sentence;
      listener.accept("YARN: " + sentence);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
