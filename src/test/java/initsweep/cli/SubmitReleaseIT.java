package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** submit.sh in an unpacked release, which has no sources and is not built. */
class SubmitReleaseIT {
  @TempDir Path temp;
  private ScriptProject release;

  @BeforeEach
  void aRelease() throws IOException {
    release = new ScriptProject(temp.resolve("a folder with spaces"));
    Files.delete(release.folder.resolve("pom.xml"));
    Files.delete(release.folder.resolve("src/main/java/A.java"));
    Files.writeString(release.folder.resolve("initsweep.jar"), "");
    release.program("bin/mvn", "#!/bin/sh\nexit 1\n");
  }

  @Test
  void itRunsWithTheSparkOfTheMachineAndBuildsNothing() throws Exception {
    ScriptProject.Ended ended = release.plan();

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.exit()).isZero();
    assertThat(ended.output()).isEqualTo("spark-submit plan\n");
    assertThat(release.folder.resolve("target")).doesNotExist();
  }

  @Test
  void withoutAnySparkItSaysWhereToGetOne() throws Exception {
    release.environment.put("SPARK_HOME", "");

    ScriptProject.Ended ended = release.plan();

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors())
        .startsWith(
            "submit.sh: Spark not found: this release does not include it. Set SPARK_HOME to Spark 4.0 ")
        .hasLineCount(1);
  }

  @Test
  void withoutItsJarItSaysSo() throws Exception {
    Files.delete(release.folder.resolve("initsweep.jar"));

    ScriptProject.Ended ended = release.plan();

    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.errors()).contains("initsweep.jar is missing. Unpack the release again");
  }
}
