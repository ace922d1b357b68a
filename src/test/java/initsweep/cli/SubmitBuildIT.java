package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When submit.sh builds, what it leaves when that fails, and which Java, Spark and limits it takes.
 */
class SubmitBuildIT {
  private static final FileTime NEXT_YEAR = FileTime.from(Instant.now().plus(Duration.ofDays(365)));

  @TempDir Path temp;
  private ScriptProject project;

  @BeforeEach
  void aProject() throws IOException {
    project = new ScriptProject(temp.resolve("project"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java/A.java", "pom.xml", "src/main"})
  void aSourceDatedInTheFutureIsBuiltOnce(String source) throws Exception {
    Files.setLastModifiedTime(project.folder.resolve(source), NEXT_YEAR);

    project.plan();
    project.plan();

    assertThat(project.builds()).isEqualTo(1);
  }

  @Test
  void anEditOfASourceDatedInTheFutureIsBuilt() throws Exception {
    Files.setLastModifiedTime(project.edit("first"), NEXT_YEAR);
    project.plan();
    Files.setLastModifiedTime(project.edit("second"), NEXT_YEAR);

    project.plan();

    assertThat(project.jar()).hasContent("second");
  }

  @Test
  void aBuildThatFailsLeavesTheJarAndIsTriedAgain() throws Exception {
    project.plan();
    Files.setLastModifiedTime(project.edit("second"), NEXT_YEAR);
    project.environment.put("MAVEN_FAILS", "yes");

    ScriptProject.Ended failed = project.plan();

    assertThat(failed.exit()).isEqualTo(69);
    assertThat(failed.errors()).contains("no such symbol", "the build failed");
    assertThat(project.jar()).hasContent("first");

    project.environment.remove("MAVEN_FAILS");
    assertThat(project.plan().exit()).isZero();
    assertThat(project.jar()).hasContent("second");
  }

  @Test
  void aJarThatIsThereIsNotBuiltAgainForASparkThatIsNot() throws Exception {
    project.environment.remove("SPARK_HOME");
    setJava("17.0.1");

    project.plan();
    Files.delete(project.folder.resolve("target/spark-home/RELEASE"));
    project.plan();
    project.plan();

    assertThat(project.calls()).hasSize(2).allMatch(call -> call.contains("copy-dependencies"));
    assertThat(project.calls().get(0)).contains("package");
    assertThat(project.calls().get(1)).doesNotContain("package");
    assertThat(project.folder.resolve("target/spark-home/RELEASE")).exists();
  }

  @Test
  void whoWaitsForAnothersBuildIsToldAndABuildThatIsKilledLeavesTheJar() throws Exception {
    project.plan();
    Files.setLastModifiedTime(project.edit("second"), NEXT_YEAR);
    Path gate = project.folder.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    project.environment.put("MAVEN_WAITS_FOR", gate.toString());
    Process first = project.start("./submit.sh", "plan");
    while (project.builds() < 2) {
      assertThat(first.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    // A second one, which writes elsewhere.
    Process second = project.start("sh", "-c", "exec ./submit.sh plan 2>second-errors");
    Path errors = project.folder.resolve("second-errors");
    while (Files.notExists(errors) || Files.size(errors) == 0) {
      assertThat(second.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    assertThat(errors).content().startsWith("Waiting for another submit.sh");

    List<ProcessHandle> build = first.descendants().toList();
    build.forEach(ProcessHandle::destroyForcibly);
    build.forEach(process -> process.onExit().join()); // or it would still read from the gate
    first.destroyForcibly().waitFor();
    assertThat(project.jar()).hasContent("first");

    Files.writeString(gate, "go\n"); // the second one builds now
    assertThat(second.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(second.exitValue()).isZero();
    assertThat(project.jar()).hasContent("second");
  }

  @Test
  void mavenThatBuildsNothingIsSaid() throws Exception {
    project.program("bin/mvn", "#!/bin/sh\necho 'Apache Maven 3.9'\n");

    ScriptProject.Ended ended = project.plan();

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors()).contains("MAVEN_ARGS");
  }

  @Test
  void anOldJarWhereNobodyMayBuildIsRunAsItIs() throws Exception {
    project.plan();
    Files.setLastModifiedTime(project.edit("second"), NEXT_YEAR);

    ScriptProject.Ended ended = planAsNobody();

    assertThat(ended.exit()).isZero();
    assertThat(ended.output()).isEqualTo("spark-submit plan\n");
    assertThat(ended.errors())
        .contains("older than its sources", "is not writable")
        .doesNotContain("ermission denied");
  }

  @Test
  void noJarWhereNobodyMayBuildIsSaid() throws Exception {
    ScriptProject.Ended ended = planAsNobody();

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors())
        .isEqualTo(
            "submit.sh: InitSweep has to be built, and %s is not writable. Run ./submit.sh --help once as a user who may write there.\n"
                .formatted(project.folder.resolve("target")));
  }

  /** As a user who owns nothing; only root can become one, and root may write everywhere. */
  private ScriptProject.Ended planAsNobody() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"));
    for (Path parent = project.folder; parent.startsWith(temp); parent = parent.getParent()) {
      assertThat(parent.toFile().setExecutable(true, false)).isTrue();
      assertThat(parent.toFile().setReadable(true, false)).isTrue();
    }
    return project.call(
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "./submit.sh", "plan");
  }

  @ParameterizedTest
  @CsvSource({
    "1.8.0_392, 69, needs 17 or newer and is tested with",
    "11.0.22, 69, needs 17 or newer and is tested with",
    "17.0.1, 0, ''",
    "21.0.7, 0, ''",
    "25, 0, ''",
    "26-ea, 0, Going on.",
    "30.0.1, 0, Going on."
  })
  void javaIsCheckedByItsReleaseFile(String version, int exit, String message) throws Exception {
    project.plan();
    setJava(version);

    ScriptProject.Ended ended = project.plan();

    assertThat(ended.exit()).isEqualTo(exit);
    assertThat(ended.errors()).contains(message);
    assertThat(ended.errors().isEmpty()).isEqualTo(message.isEmpty());
  }

  @Test
  void javaThatIsAWrapperIsAskedForItsVersion() throws Exception {
    setJava("25");
    Files.delete(project.folder.resolve("jdk/release"));
    project.program(
        "jdk/bin/java", "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");

    ScriptProject.Ended ended = project.plan();

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors()).contains("jdk/bin/java is Java 11.0.2");
    assertThat(project.builds()).isZero();
  }

  @Test
  void javaWithoutACompilerIsSaidBeforeABuild() throws Exception {
    setJava("21.0.7");
    Files.delete(project.folder.resolve("jdk/bin/javac"));

    ScriptProject.Ended ended = project.plan();

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors()).contains("jdk/bin/java has no compiler");
    assertThat(project.builds()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2.13-4.2.0, 25, 0",
    "2.13-4.3.1, 25, 0",
    "2.13-5.0.0, 25, 0",
    "2.13-4.1.0, 21, 0",
    "2.13-4.0.1, 17, 0",
    "2.13-4.1.0, 25, 69",
    "2.13-4.0.0-preview2, 24.0.1, 69",
    "2.13-3.5.6, 17, 69",
    "2.12-3.5.1, 17, 69",
    "2.12-2.4.8, 17, 69"
  })
  void sparkIsCheckedByTheNameOfItsJar(String spark, String java, int exit) throws Exception {
    Path jars = Files.createDirectories(project.folder.resolve("spark/jars"));
    Files.createFile(jars.resolve("spark-core_" + spark + ".jar"));
    setJava(java);

    ScriptProject.Ended ended = project.plan();

    assertThat(ended.exit()).isEqualTo(exit);
    assertThat(ended.errors().lines().filter(line -> line.contains("Spark " + spark.substring(5))))
        .hasSize(exit == 0 ? 0 : 1);
    assertThat(project.builds()).isEqualTo(exit == 0 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "Spark 3.5.1 (git revision fd86f85e181) built for Hadoop 3.3.4, 69",
    "Spark 4.2.0 (git revision 0) built for Hadoop 3.5.0, 0",
    "A vendor's own, 0"
  })
  void sparkWithoutAJarOfThisNameIsCheckedByItsRelease(String release, int exit) throws Exception {
    Files.writeString(project.folder.resolve("spark/RELEASE"), release + "\nBuild flags: -Pyarn\n");

    ScriptProject.Ended ended = project.plan();

    assertThat(ended.exit()).as(ended.errors()).isEqualTo(exit);
    if (exit != 0) {
      assertThat(ended.errors())
          .hasLineCount(1)
          .contains("/spark is Spark 3.5.1; InitSweep needs Spark 4.0 or newer, for Scala 2.13.");
    }
    assertThat(project.builds()).isEqualTo(exit == 0 ? 1 : 0);
  }

  @Test
  void tooFewOpenFilesAreSaidBeforeAnythingIsStarted() throws Exception {
    ScriptProject.Ended ended = project.call("bash", "-c", "ulimit -n 128; ./submit.sh plan");

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors()).contains("the limit of open files is 128", "ulimit -n");
    assertThat(project.builds()).isZero();
  }

  private void setJava(String version) throws IOException {
    project.program("jdk/bin/java", "#!/bin/sh\nexit 1\n");
    project.program("jdk/bin/javac", "#!/bin/sh\nexit 1\n");
    Files.writeString(
        project.folder.resolve("jdk/release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\nOS_NAME=\"Linux\"\n".formatted(version));
    project.environment.put("JAVA_HOME", project.folder.resolve("jdk").toString());
  }
}
