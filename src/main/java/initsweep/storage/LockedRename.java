package initsweep.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Checks that a name is free and renames under a lock, since a rename silently replaces. All
 * writers of a folder take turns. The operating system releases the lock of a writer that dies.
 */
final class LockedRename implements Naming {
  /** In its own folder beside the temporary files, which are deleted from time to time. */
  private static final String LOCK = "rename/lock";

  /** A file lock belongs to the whole JVM, so its threads synchronise here. */
  private static final Object TURN = new Object();

  @Override
  public boolean nameIfFree(Path file, Path name) throws IOException {
    synchronized (TURN) {
      Path lock = file.resolveSibling(LOCK);
      Files.createDirectories(lock.getParent());
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // released when the channel is closed
        if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
          return false;
        }
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } catch (OverlappingFileLockException e) {
        throw new IOException("another part of this JVM holds the lock of this folder", e);
      }
    }
  }
}
