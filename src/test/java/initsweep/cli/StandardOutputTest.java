package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.output.StandardOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full and a reader that has gone, behind standard output. */
class StandardOutputTest {
  private record Ended(int exitCode, String err) {}

  private static Ended run(String failure, String... arguments) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      System.setOut(
          new PrintStream(new StandardOutput(failing(failure)), false, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      return new Ended(Main.run(arguments), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "sweep --help",
        "plan conf/book.yaml",
        "theory --activation relu --format csv",
        "theory --activation relu --format json",
        "theory --activation relu",
        "query anywhere",
        "bench --kernel scalar --seconds 0.01"
      })
  void aCommandSaysInOneLineThatItsOutputCannotBeWritten(String command) {
    Ended ended = run("No space left on device", command.split(" ", -1));
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.STORAGE);
    assertThat(ended.err().lines())
        .filteredOn(line -> line.startsWith("error: "))
        .containsExactly("error: cannot write to standard output: No space left on device");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "plan conf/book.yaml", "query anywhere"})
  void aClosedPipeEndsACommandQuietly(String command) {
    Ended ended = run("Broken pipe", command.split(" ", -1));
    assertThat(ended).isEqualTo(new Ended(ExitCode.CLOSED_PIPE, ""));
  }
}
