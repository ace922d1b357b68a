package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** submit.sh under what a person's shell may be set to: each builds and starts Spark as always. */
class SubmitEnvironmentIT {
  @TempDir Path temp;
  private ScriptProject project;

  @BeforeEach
  void aProject() throws IOException {
    project = new ScriptProject(temp.resolve("project"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CDPATH=.:/tmp",
        "IFS=/",
        "GREP_OPTIONS=-v --color=always",
        "POSIXLY_CORRECT=1",
        "SHELLOPTS=noclobber",
        "SHELLOPTS=posix",
        "SHELLOPTS=noglob:keyword:allexport:errexit:nounset",
        "BASHOPTS=failglob",
        "BASHOPTS=nullglob:dotglob:extglob:nocasematch:lastpipe:xpg_echo",
        "GLOBIGNORE=*",
        "TMPDIR=/no/such/folder",
        "JAVA_TOOL_OPTIONS=-Dx=\" version \"",
        "HOME=",
        "ENV=/no/such/file",
        "MAVEN_OPTS=-Dx=y"
      })
  void aVariableChangesNothing(String setting) throws Exception {
    planRuns("env", setting, "./submit.sh", "plan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HOME", "PATH"})
  void aMissingVariableChangesNothing(String name) throws Exception {
    project.plan(); // without PATH there is no Maven of ours
    planRuns("env", "-u", name, project.folder.resolve("submit.sh").toString(), "plan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cd", "exec", "unset", "env", "command", "printf", "touch", "find", "mv", "mvn", "set", "["
      })
  void anExportedFunctionIsNotTakenForACommand(String name) throws Exception {
    String script =
        "function %s { builtin echo intruder; }; builtin export -f '%s'; ./submit.sh plan";

    planRuns("bash", "-c", script.formatted(name, name));
  }

  @Test
  void whatTheScriptStartsGetsNoStartUpFileAndNoFunction() throws Exception {
    project.program(
        "spark/bin/spark-submit",
        "#!/usr/bin/env bash\n"
            + "echo \"${CDPATH-}${BASH_ENV-}$(type -t intruder)\" spark-submit plan\n");
    Path startUp = Files.writeString(temp.resolve("start-up"), "set -f; alias mv=false\n");

    planRuns(
        "bash",
        "-c",
        "intruder() { :; }; export -f intruder; CDPATH=/tmp BASH_ENV=%s ./submit.sh plan"
            .formatted(startUp));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C.UTF-8", "LC_ALL=C.UTF-8 LC_CTYPE=C", "LC_CTYPE=C.UTF-8"})
  void theOperatingSystemSpeaksEnglishInTheCharsetOfTheCaller(String locale) throws Exception {
    project.program(
        "spark/bin/spark-submit",
        """
        #!/bin/sh
        echo "${LC_ALL-none} $LC_CTYPE $LC_MESSAGES spark-submit plan"
        """);

    ScriptProject.Ended ended =
        project.call(
            "bash", "-c", "%s LANGUAGE=de LC_MESSAGES=de_DE ./submit.sh plan".formatted(locale));

    assertThat(ended.output()).isEqualTo("none C.UTF-8 C spark-submit plan\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"})
  void aClosedStreamIsAnEmptyOneForTheProgram(String closed) throws Exception {
    project.program(
        "spark/bin/spark-submit",
        """
        #!/bin/sh
        for n in 0 1 2; do if [ "/proc/$$/fd/$n" -ef /dev/null ]; then empty="$empty$n\n"; fi; done
        printf "$empty" >streams
        """);

    ScriptProject.Ended ended = project.call("bash", "-c", "exec ./submit.sh plan " + closed);

    assertThat(ended.exit()).isZero();
    assertThat(Files.readAllLines(project.folder.resolve("streams")))
        .hasSizeGreaterThanOrEqualTo(closed.split(" ").length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "it's", "\"q\"", "*", "[x]", "$HOME", "a\\b", "-x", "é日", "{a}", "a;b&c"})
  void theFolderOfTheProjectMayHaveAnyName(String name) throws Exception {
    project = new ScriptProject(temp.resolve(name));
    project.environment.put("LC_ALL", "C.UTF-8");

    planRuns("./submit.sh", "plan");
    Path link = Files.createSymbolicLink(temp.resolve("-link"), Path.of(name, "submit.sh"));
    planRuns("bash", "-c", "cd .. && exec ./-link plan");

    Files.delete(link); // JUnit warns of links
    assertThat(project.builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "a,b", "a#b"})
  void aFolderThatNoClassPathCanHoldIsSaid(String name) throws Exception {
    project = new ScriptProject(temp.resolve(name));

    ScriptProject.Ended ended = project.plan();

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors()).contains(project.folder.toString(), "Move or rename the folder");
    assertThat(project.builds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void itMayBeGivenToAShell(String shell) throws Exception {
    planRuns(shell, "submit.sh", "plan");
  }

  @Test
  void aWorkingFolderThatIsGoneIsSaid() throws Exception {
    ScriptProject.Ended ended =
        project.call("sh", "-c", "mkdir gone; cd gone; rmdir ../gone; exec ../submit.sh plan");

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors()).endsWith("/gone, no longer exists. Change to another one.\n");
    assertThat(project.builds()).isZero();
  }

  private void planRuns(String... command) throws IOException, InterruptedException {
    ScriptProject.Ended ended = project.call(command);

    assertThat(ended.output()).as(ended.errors()).endsWith("spark-submit plan\n");
    assertThat(ended.output() + ended.errors()).doesNotContain("intruder");
    assertThat(ended.exit()).isZero();
    assertThat(project.jar()).hasContent("first");
  }
}
