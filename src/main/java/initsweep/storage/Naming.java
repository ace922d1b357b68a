package initsweep.storage;

import java.io.IOException;
import java.nio.file.Path;

/** How a whole file gets the name under which others see it. */
interface Naming {
  /**
   * Moves or links a file to a name on the same file system, in one step.
   *
   * @return false, and nothing is changed, if the name is taken
   */
  boolean nameIfFree(Path file, Path name) throws IOException;
}
