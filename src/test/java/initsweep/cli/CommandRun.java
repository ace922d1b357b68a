package initsweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a command that ran in this process left. Starting a JVM for it would take many times as
 * long, so only what is about processes starts them, by {@link Submission}.
 */
public record CommandRun(int exitCode, String out, String err) {
  private static final Map<String, String> LOCAL =
      Map.of(
          "spark.master", "local[2]",
          "spark.ui.enabled", "false",
          "spark.sql.codegen.wholeStage", "false", // compiling takes longer than reading a few rows
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.driver.host", "localhost",
          "spark.driver.bindAddress", "127.0.0.1");

  /** Of a command that starts no Spark. */
  public static CommandRun of(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    try {
      System.setOut(new PrintStream(out, true, UTF_8));
      System.setErr(new PrintStream(err, true, UTF_8));
      int exitCode = Main.run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
      return new CommandRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
  }

  /** With a Spark of two threads in this process. */
  public static CommandRun local(Object... arguments) {
    return with(Map.of(), arguments);
  }

  /**
   * With a Spark in this process.
   *
   * @param settings as {@code --conf} takes them; spark-submit makes system properties of them, too
   */
  static CommandRun with(Map<String, String> settings, Object... arguments) {
    Map<String, String> all = new HashMap<>(LOCAL);
    all.putAll(settings);
    all.forEach(System::setProperty);
    try {
      return of(arguments);
    } finally {
      all.keySet().forEach(System::clearProperty);
    }
  }

  /** What is called sees a jar as if it had been given by {@code --jars}. */
  static CommandRun seeing(Path jar, Supplier<CommandRun> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader jars = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(jars);
      return call.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Of a sweep that ended well. */
  String digest() {
    return Submission.digestIn(out);
  }

  List<String> errorLines() {
    return err.lines().toList();
  }
}
