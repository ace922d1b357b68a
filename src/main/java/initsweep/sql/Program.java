package initsweep.sql;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Identifies this build of InitSweep. */
final class Program {
  private Program() {}

  /** Time and size of the jar, which differ between builds. */
  static String build() {
    try {
      Path jar = Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.getLastModifiedTime(jar) + " " + Files.size(jar);
    } catch (URISyntaxException | IOException e) {
      return "unknown";
    }
  }
}
