package initsweep.api;

import initsweep.spec.SweepFile;
import initsweep.spec.SweepSpec;
import java.nio.file.Path;
import java.util.List;

/** Where a sweep is described. */
interface SweepSource {
  /**
   * @param overrides {@code key=value}
   */
  SweepSpec read(List<String> overrides);

  static SweepSource of(Path file) {
    return overrides -> SweepFile.read(file, overrides);
  }

  static SweepSource of(String yaml) {
    return overrides -> SweepFile.readText(yaml, overrides);
  }
}
