package initsweep.sql;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which build of InitSweep this is. */
final class Program {
  private Program() {}

  /** Another text for another build: when its jar was made, and how large it is. */
  static String build() {
    try {
      Path jar = Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.getLastModifiedTime(jar) + " " + Files.size(jar);
    } catch (URISyntaxException | IOException e) {
      return "unknown";
    }
  }
}
