package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A place that results cannot be published to is refused first of all: the data are not there, and
 * Spark, which has no master here, would not start.
 */
class ImpossiblePlaceIT {
  @TempDir private Path temp;

  static Stream<Arguments> places() {
    return Stream.of(
        arguments("file", "it is a file; expected a folder"),
        arguments("file/below", "is a file; expected a folder"),
        arguments("dangling", "it is a symbolic link to gone, which does not exist; expected"),
        arguments("dangling/below", "is a symbolic link to gone, which does not exist; expected"),
        arguments("loop", "it is a symbolic link to loop, which does not exist; expected"),
        arguments("to-file", "it is a link to the file file; expected a folder"),
        arguments("é".repeat(128), "has 256 bytes; expected at most 255"),
        arguments("a/" + "x".repeat(256) + "/b", "has 256 bytes; expected at most 255"),
        arguments("abcd/".repeat(900), "the path has"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatCanBeNoFolderIsAWrongArgument(String name, String problem) throws IOException {
    Files.createFile(temp.resolve("file"));
    Files.createSymbolicLink(temp.resolve("dangling"), Path.of("gone"));
    Files.createSymbolicLink(temp.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(temp.resolve("to-file"), Path.of("file"));
    String place = temp + "/" + name;
    for (CommandRun run : everyCommand(place)) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
      assertThat(errorLines(run)).hasSize(2).first().asString().contains(problem);
    }
  }

  @Test
  void anEmptyNameAndAnothersHomeAreWrongArguments() throws IOException {
    for (CommandRun run : everyCommand("")) {
      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("the name of the folder is empty; expected a path, file:/");
    }
    for (CommandRun run : everyCommand("~you/x")) {
      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("~you/x: only ~ and ~/… are expanded, not the home");
    }
  }

  private List<CommandRun> everyCommand(String place) throws IOException {
    Path spec = temp.resolve("small.yaml");
    Files.writeString(spec, "{name: small, data: nowhere, grid: {seed: 0..1}}");
    return List.of(
        CommandRun.of("sweep", spec, "--out", place),
        CommandRun.of("query", place, "SELECT 1"),
        CommandRun.of("report", place),
        CommandRun.of("verify", place),
        CommandRun.of("replay", place, "0"),
        CommandRun.of("compact", place, temp.resolve("copy")),
        CommandRun.of("compact", temp, place));
  }

  private static List<String> errorLines(CommandRun run) {
    return run.err().lines().filter(line -> !line.startsWith("Sweep ")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/results", "s3://bucket/results", "gibberish:results"})
  void itIsNamedWithWhatIsPossible(String place) throws IOException {
    Path spec = temp.resolve("small.yaml");
    Files.writeString(spec, "{name: small, data: nowhere, grid: {seed: 0..1}}");
    for (CommandRun run :
        List.of(
            CommandRun.of("sweep", spec, "--out", place),
            CommandRun.of("query", place, "SELECT 1"),
            CommandRun.of("report", place))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.STORAGE);
      assertThat(run.err().lines().filter(line -> !line.startsWith("Sweep ")))
          .hasSize(2)
          .first()
          .asString()
          .startsWith("error: output " + place + " is on a file system that results cannot");
      assertThat(run.err()).contains("Expected a path, file:/");
    }
  }
}
