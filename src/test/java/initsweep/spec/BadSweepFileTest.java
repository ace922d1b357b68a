package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files named for their defect; the first line of each is how its error begins. */
class BadSweepFileTest {
  static List<Path> files() {
    return SweepFiles.all("bad");
  }

  @ParameterizedTest
  @MethodSource("files")
  void aBadFileIsRefusedByNameLineAndKeyInOneLine(Path file) throws IOException {
    String expected = Files.readAllLines(file).get(0).substring("# ".length());
    String message = SweepFiles.refusal(() -> SweepFile.read(file, List.of()));
    assertThat(message.replace(file.getParent() + "/", "")).startsWith(expected);
    assertThat(message).hasLineCount(1);
  }
}
