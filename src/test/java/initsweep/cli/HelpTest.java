package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code --help} of each command says. */
final class HelpTest {
  static Stream<String> commands() {
    return Main.commands().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aDefaultIsAValueThatCanBeWritten(String command) {
    CommandRun help = CommandRun.of(command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("./submit.sh " + command)
        .doesNotContainPattern("Default: *(\\[]|null)");
  }
}
