package initsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A call of submit.sh, in processes of its own. */
final class Submission implements AutoCloseable {
  private static final Pattern DIGEST = Pattern.compile("Digest ([0-9a-f]{32})");

  /**
   * Those of this JVM: a sweep of seconds is over before much of what C2 compiles pays off. Only
   * for sweeps, since other commands run without spark-submit unless such a variable is set.
   */
  private static final String OPTIONS =
      System.getProperty("initsweep.it.jvm", "").strip().replaceAll("\\s+", " ");

  /** Only against hanging; a sweep takes less than one on a machine that is not loaded. */
  private static final long LIMIT_MINUTES = 30;

  private final Process process;
  private final Path out;
  private final Path err;

  private Submission(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What a call that has ended left. */
  record Ended(int exitCode, String out, String err) {
    /** Of a sweep that ended well. */
    String digest() {
      return digestIn(out);
    }
  }

  static String digestIn(String out) {
    Matcher digest = DIGEST.matcher(out);
    assertThat(digest.find()).as(out).isTrue();
    return digest.group(1);
  }

  /**
   * @param folder for what it prints
   */
  static Submission start(Path folder, Object... arguments) throws IOException {
    return start(folder, Path.of("submit.sh"), Map.of(), arguments);
  }

  /**
   * @param script of this project, or of another installation
   * @param environment variables that it sees beside those of this process
   */
  static Submission start(
      Path folder, Path script, Map<String, String> environment, Object... arguments)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    List<String> command = new ArrayList<>(List.of(script.toAbsolutePath().toString()));
    boolean isSweep = List.of(arguments).contains("sweep");
    if (isSweep) {
      command.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + OPTIONS));
    }
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    if (isSweep) {
      builder.environment().put("SPARK_SUBMIT_OPTS", OPTIONS);
    }
    builder.environment().putAll(environment);
    return new Submission(builder.start(), out, err);
  }

  /** Starts one and waits for its end. */
  static Ended run(Path folder, Object... arguments) throws IOException, InterruptedException {
    try (Submission submission = start(folder, arguments)) {
      return submission.end();
    }
  }

  Ended end() throws IOException, InterruptedException {
    assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).as("ends in time").isTrue();
    return new Ended(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its JVM: submit.sh has become it. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** The JVMs that it has started on a {@code local-cluster}, and no program that it may call. */
  List<ProcessHandle> executors() {
    return handle().children().filter(Submission::isJvm).toList();
  }

  private static boolean isJvm(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/java");
  }

  /** Kills one of its executors. */
  static void kill(ProcessHandle executor) {
    executor.destroyForcibly();
    executor.onExit().join(); // or it would be found again
  }

  /**
   * Kills it and all that it has started.
   *
   * @return its exit code: that of a killed process, unless it had ended before
   */
  int kill() throws InterruptedException {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly(); // first, or it could still say that it has lost the others
    started.forEach(ProcessHandle::destroyForcibly);
    return process.waitFor();
  }

  /** Nothing that it has started is left. */
  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
