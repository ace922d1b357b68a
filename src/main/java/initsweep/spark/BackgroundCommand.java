package initsweep.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import initsweep.worker.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A command in a JVM of its own, with a Spark of one thread and a low priority. In the JVM of the
 * sweep its tasks would wait behind those of the sweep, and take their cores.
 */
public final class BackgroundCommand {
  /** Settings that say how storage is reached; all others are about the sweep's own Spark. */
  private static final List<String> KEPT =
      List.of(
          "spark.hadoop.",
          "spark.kerberos.",
          "spark.local.dir",
          "spark.driver.host",
          "spark.driver.bindAddress",
          "spark.sql.session.timeZone");

  private static final Path NICE = Path.of("/usr/bin/nice");

  /** A tenth of the weight of a task: beside busy cores, 19 would take a page many minutes. */
  private static final String NICENESS = "10";

  private static final String ERROR = "error: ";

  /** 128 plus the signals HUP, INT and TERM, which reach the sweep as well. */
  private static final Set<Integer> TOLD_TO_END = Set.of(129, 130, 143);

  private BackgroundCommand() {}

  /**
   * Runs a command and waits for its end.
   *
   * @param main the name of its main class
   * @return why it failed; empty if it did not, or was told to end
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the thread is interrupted; the process is killed then
   */
  public static Optional<String> run(String main, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(main, arguments)).redirectErrorStream(true);
    // Spark's defaults are among the settings of the sweep, of which only some are kept.
    builder.environment().keySet().removeAll(List.of("SPARK_HOME", "SPARK_CONF_DIR"));
    Process process = builder.start();
    try {
      Background<Optional<String>> error = Background.start("page output", () -> error(process));
      BackgroundProcess.send(settings(), process);
      int exitCode = process.waitFor();
      return exitCode == 0 || TOLD_TO_END.contains(exitCode)
          ? Optional.empty()
          : Optional.of(error.get().orElse("exit code " + exitCode));
    } finally {
      process.destroyForcibly();
    }
  }

  /** The first one that it prints; reads to the end, or the process would wait for a reader. */
  private static Optional<String> error(Process process) {
    return process
        .inputReader(UTF_8)
        .lines()
        .filter(line -> line.startsWith(ERROR))
        .toList()
        .stream()
        .findFirst()
        .map(line -> line.substring(ERROR.length()));
  }

  private static Properties settings() {
    Properties settings = new Properties();
    Stream.of(new SparkConf().getAll())
        .filter(setting -> KEPT.stream().anyMatch(setting._1()::startsWith))
        .forEach(setting -> settings.setProperty(setting._1(), setting._2()));
    settings.setProperty("spark.master", "local[1]");
    settings.setProperty("spark.ui.enabled", "false");
    return settings;
  }

  private static List<String> command(String main, List<String> arguments) {
    List<String> java = JavaCommand.of(BackgroundProcess.class);
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", NICENESS));
    }
    command.add(java.get(0));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.add("-XX:TieredStopAtLevel=1"); // it ends before C2's code pays off
    command.add("-XX:ReservedCodeCacheSize=240m"); // without C2 48 MB, which a large page fills
    command.addAll(java.subList(1, java.size()));
    command.addAll(List.of("--class", main));
    command.add("spark-internal"); // the class path has everything
    command.addAll(arguments);
    return command;
  }
}
