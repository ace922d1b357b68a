package initsweep.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Gives a completely written file its final name. */
interface Naming {
  /**
   * Moves or links a file to a name on the same file system, atomically.
   *
   * @return false, and nothing is changed, if the name is taken
   */
  boolean nameIfFree(Path file, Path name) throws IOException;
}
