package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command line that cannot be read is answered with what was found and what was expected. */
final class WrongArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "swep conf/book.yaml|\"swep\" is not a command; did you mean sweep? known: sweep, plan,",
        "results/book|\"results/book\" is not a command; known: sweep,",
        "--verison|\"--verison\" is not an option; did you mean --version? known: --debug,",
        "plan conf/book.yaml --sets a=b|\"--sets\" is not an option; did you mean --set? known: --set,",
        "plan conf/book.yaml --sets=a=b|\"--sets\" is not an option; did you mean --set?",
        "theory --depth -3|\"--depth\" is not an option; known: ",
        "plan conf/book.yaml conf/depth.yaml|\"conf/depth.yaml\" is one argument too many; expected plan SPEC;",
        "replay results/book|RUN_ID is missing; expected replay DIR RUN_ID",
        "plan|SPEC is missing; expected plan SPEC",
        "plan conf/book.yaml --set|--set has no value; expected --set key=value",
        "plan conf/book.yaml --set --cores 2|--set has no value; expected --set key=value",
        "figures results/book|--out has no value; expected --out F",
        "bench conf/book.yaml|\"conf/book.yaml\" is no option, and bench takes only options"
      })
  void theAnswerSaysWhatWasFoundAndWhatWasExpected(String arguments, String answer) {
    CommandRun run = CommandRun.of((Object[]) arguments.split(" "));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("error: " + answer).contains("--help to see what it takes.");
    assertThat(run.err().lines()).hasSize(2);
  }
}
