package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commands submit.sh gives to java itself, and which through spark-submit. */
class SubmitAloneIT {
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *launcher.Main*) printf '\\n\\0echo\\0-cp\\0x\\0org.apache.spark.deploy.SparkSubmit\\0' ;;
        *) for word in "$@"; do echo "$word"; done ;;
      esac
      """;

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

  private String called(String script) throws Exception {
    ScriptProject.Ended ended = project.call("bash", "-c", script);
    assertThat(ended.exit()).as(ended.errors()).isZero();
    return ended.output();
  }
}
