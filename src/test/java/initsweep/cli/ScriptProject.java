package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A copy of submit.sh in a project of one source file, with stand-ins for Maven and spark-submit
 * that write down how they were called.
 */
final class ScriptProject {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >>mvn-calls
      [ -z "${MAVEN_WAITS_FOR:-}" ] || read go <"$MAVEN_WAITS_FOR"
      [ -z "${MAVEN_FAILS:-}" ] || { echo 'no such symbol'; exit 1; }
      mkdir -p target
      case $* in *package*) cat src/main/java/A.java >target/initsweep.new.jar ;; esac
      case $* in *copy-dependencies*) mkdir -p target/spark-home.new/jars ;; esac
      """;
  private static final String SPARK_SUBMIT =
      """
      #!/bin/sh
      for last in "$@"; do :; done
      echo "spark-submit $last"
      """;

  final Path folder;
  final Map<String, String> environment = new HashMap<>();

  ScriptProject(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toRealPath();
    Path source = Path.of("").toAbsolutePath();
    Files.createDirectories(folder.resolve("conf"));
    Files.createDirectories(folder.resolve("src/main/java"));
    for (String file : List.of("submit.sh", "conf/spark-defaults.conf")) {
      Files.copy(source.resolve(file), folder.resolve(file));
    }
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    edit("first");
    program("bin/mvn", MAVEN);
    program("spark/bin/spark-submit", SPARK_SUBMIT);
    environment.put("SPARK_HOME", this.folder.resolve("spark").toString());
    environment.put("INITSWEEP_CLASS_ARCHIVE", "no");
    environment.put("PATH", this.folder.resolve("bin") + ":" + System.getenv("PATH"));
  }

  record Ended(int exit, String output, String errors) {}

  /** Puts other content into the source file. */
  Path edit(String content) throws IOException {
    return Files.writeString(folder.resolve("src/main/java/A.java"), content);
  }

  Path jar() {
    return folder.resolve("target/initsweep.jar");
  }

  /** With what arguments Maven was called. */
  List<String> calls() throws IOException {
    Path calls = folder.resolve("mvn-calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** How often Maven was called. */
  int builds() throws IOException {
    return calls().size();
  }

  Path program(String path, String content) throws IOException {
    Path program = folder.resolve(path);
    Files.createDirectories(program.getParent());
    Files.writeString(program, content);
    assertThat(program.toFile().setExecutable(true, false)).isTrue();
    return program;
  }

  /** Calls ./submit.sh plan. */
  Ended plan() throws IOException, InterruptedException {
    return call("./submit.sh", "plan");
  }

  Ended call(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ends in time").isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("output")),
        Files.readString(folder.resolve("errors")));
  }

  Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.directory(folder.toFile());
    builder.redirectOutput(folder.resolve("output").toFile());
    builder.redirectError(folder.resolve("errors").toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(SPARK|INITSWEEP)_.*"));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
