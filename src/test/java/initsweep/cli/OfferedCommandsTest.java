package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.lesson.Experiment;
import initsweep.lesson.TaughtReport;
import initsweep.report.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The next experiments of the page, read by the commands they are for. */
class OfferedCommandsTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @TempDir private static Path temp;

  /** The output folder of a sweep, as far as a plan reads it. */
  private static Path folder(String name, JsonNode sweep) throws IOException {
    ObjectNode manifest = new ObjectMapper().createObjectNode().put("chunks", 1);
    manifest.putObject("meaning");
    manifest.set("sweep", sweep);
    Path folder = temp.resolve(name);
    Files.createDirectories(folder.resolve("_sweep"));
    Files.writeString(folder.resolve("_sweep/manifest.json"), manifest.toString());
    return folder;
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    WORD.matcher(command)
        .results()
        .forEach(word -> words.add(word.group(1) != null ? word.group(1) : word.group(2)));
    return words.subList(1, words.size());
  }

  /** Without what a plan has no options for. */
  private static List<String> planned(List<String> sweep) {
    List<String> plan = new ArrayList<>(sweep);
    plan.set(0, "plan");
    plan.remove("--extend");
    int out = plan.indexOf("--out");
    if (out > 0) {
      plan.subList(out, out + 2).clear();
    }
    return plan;
  }

  /** One that trains at one rate, one that tunes, one that does not train. */
  @ParameterizedTest
  @ValueSource(strings = {"conf/book.yaml", "conf/fair.yaml", "conf/activations.yaml"})
  void everyExperimentOfferedAfterASweepIsAccepted(Path file) throws IOException {
    JsonNode sweep = TaughtReport.sweep(file);
    Path folder = folder(file.getFileName().toString().replace(".yaml", ""), sweep);
    Set<String> commands = new LinkedHashSet<>();
    TaughtReport.of(Experiment.of(List.of(folder.toString()), sweep), Language.EN)
        .values()
        .forEach(lesson -> commands.add(lesson.command()));
    assertThat(commands).hasSizeGreaterThan(5);
    for (String command : commands) {
      List<String> words = words(command);
      assertThat(Main.commands().parseArgs(words.toArray(new String[0])).errors()).isEmpty();
      if (words.get(0).equals("sweep")) {
        CommandRun plan = CommandRun.of(planned(words).toArray());
        assertThat(plan.exitCode()).as(command + "\n" + plan.err()).isZero();
        assertThat(plan.out()).contains("\nruns ");
      }
    }
  }

  @Test
  void aFolderStandsForTheSweepThatWasAskedForThere() throws IOException {
    Path folder = folder("mine", TaughtReport.sweep(Path.of("conf/book.yaml"), "seed=0..2"));
    assertThat(CommandRun.of("plan", folder, "--set", "activation=tanh").out())
        .contains("sweep      book\n")
        .containsPattern("runs +9\n");
  }

  @Test
  void aFolderThatHoldsNoSweepIsNone() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("empty"));
    assertThat(CommandRun.of("plan", folder).err())
        .contains(
            "is a folder; expected a YAML file as conf/book.yaml, or the output folder of a sweep");
  }
}
