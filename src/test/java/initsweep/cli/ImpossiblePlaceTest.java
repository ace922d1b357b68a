package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A place that results cannot be published to is refused first of all: the data are not there, and
 * Spark, which has no master here, would not start.
 */
class ImpossiblePlaceTest {
  @TempDir private Path temp;

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
          .startsWith("error: output " + place + " is on no file system");
      assertThat(run.err()).contains("Expected a path, file:/");
    }
  }
}
