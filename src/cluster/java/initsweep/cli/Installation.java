package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An unpacked release whose Spark has the modules for YARN and Kubernetes. */
record Installation(Path folder) {
  /** Made by the profile clusters. */
  static final Path JARS = Path.of("target/clusters/spark/jars").toAbsolutePath();

  /** Installs it. */
  Installation {
    assertThat(JARS).as("mvn -Pclusters makes it").isDirectory();
    try {
      Path spark = Files.createDirectories(folder.resolve("spark"));
      Files.createSymbolicLink(spark.resolve("jars"), JARS);
      Files.writeString(spark.resolve("RELEASE"), "");
      Path project = Path.of("").toAbsolutePath();
      Files.copy(project.resolve("submit.sh"), folder.resolve("submit.sh"));
      Files.createSymbolicLink(folder.resolve("conf"), project.resolve("conf"));
      Files.copy(project.resolve("target/initsweep.jar"), folder.resolve("initsweep.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path script() {
    return folder.resolve("submit.sh");
  }
}
