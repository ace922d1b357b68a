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

/** Which commands submit.sh gives to java itself, and which through spark-submit. */
class SubmitAloneIT {
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *launcher.Main*) printf '\\n\\0%s\\0-cp\\0x\\0org.apache.spark.deploy.SparkSubmit\\0' "$0" ;;
        *ArchiveClassesAtExit=*)
          for word in "$@"; do case $word in *AtExit=*) : >"${word#*=}" ;; esac; done
          ;;
        *) for word in "$@"; do echo "$word"; done ;;
      esac
      """;

  private static final String ARCHIVE = "target/spark-home/classes.jsa";

  @TempDir Path temp;
  private ScriptProject project;

  @BeforeEach
  void aProjectWithASparkOfItsOwn() throws IOException {
    project = new ScriptProject(temp.resolve("project"));
    project.environment.remove("SPARK_HOME");
    project.program("jdk/bin/java", JAVA);
    project.program("jdk/bin/javac", "");
    Files.writeString(project.folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    project.environment.put("JAVA_HOME", project.folder.resolve("jdk").toString());
    Files.createDirectories(project.folder.resolve("target/spark-home/jars"));
    Files.writeString(project.folder.resolve("target/spark-home/RELEASE"), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plan x.yaml", "theory", "query results/x", "--help", "sweep --help", "query -h"})
  void aCommandThatStartsNoSparkIsGivenToJava(String command) throws Exception {
    assertThat(called("./submit.sh " + command))
        .contains("-Xmx900m\n", "\n-XX:TieredStopAtLevel=1\n", "\ninitsweep.cli.Main\n")
        .endsWith("\n" + command.replace(' ', '\n') + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./submit.sh sweep x.yaml",
        "./submit.sh query results/x summary",
        "./submit.sh --jars x.jar plan x.yaml",
        "./submit.sh --conf spark.hadoop.a=b plan x.yaml",
        "HADOOP_CONF_DIR=/etc/hadoop ./submit.sh plan x.yaml",
        "SPARK_CONF_DIR=/etc/spark ./submit.sh theory",
        "mkdir target/spark-home/conf && ./submit.sh theory"
      })
  void anyOtherGoesThroughSparkSubmit(String script) throws Exception {
    assertThat(called(script)).contains("initsweep.cli.Launch");
  }

  @Test
  void aClassArchiveIsMadeInTheBackgroundAndThenUsedUntilJavaOrTheJarIsAnother() throws Exception {
    project.environment.remove("INITSWEEP_CLASS_ARCHIVE");

    assertThat(called("./submit.sh plan x.yaml")).doesNotContain(ARCHIVE);
    assertThat(called(made("17.0.1") + "./submit.sh plan x.yaml")).contains(ARCHIVE + "\n");
    assertThat(called("./submit.sh --name x query y z")).contains(ARCHIVE + "\n");
    assertThat(called("./submit.sh theory")).as("loads little").doesNotContain(ARCHIVE);
    assertThat(called("INITSWEEP_CLASS_ARCHIVE=no ./submit.sh plan x")).doesNotContain(ARCHIVE);
    Files.writeString(project.folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.2\"\n");
    assertThat(called("./submit.sh plan x.yaml")).doesNotContain(ARCHIVE);
    assertThat(called(made("17.0.2") + "./submit.sh plan x.yaml")).contains(ARCHIVE + "\n");
  }

  @Test
  void aCommandThatWaitsForTheClassArchiveUsesItAtOnce() throws Exception {
    assertThat(called("INITSWEEP_CLASS_ARCHIVE=wait ./submit.sh plan x.yaml"))
        .contains(ARCHIVE + "\n");
  }

  /** Waits for the one that makes it; until that has the lock, this looks again. */
  private static String made(String version) {
    return "until grep -qs %s target/spark-home/classes.txt; do flock target/spark-home/classes.lock true; done; "
        .formatted(version);
  }

  @Test
  void noClassArchiveIsMadeWithOptionsOfSpark() throws Exception {
    project.environment.remove("INITSWEEP_CLASS_ARCHIVE");

    called("./submit.sh --name x query y z");

    assertThat(project.folder.resolve("target/spark-home/classes.lock")).doesNotExist();
  }

  private String called(String script) throws Exception {
    ScriptProject.Ended ended = project.call("bash", "-c", script);
    assertThat(ended.exit()).as(ended.errors()).isZero();
    return ended.output();
  }
}
