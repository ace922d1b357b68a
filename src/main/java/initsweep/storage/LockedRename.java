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
 * Renames, which replaces in silence, under a lock: all writers of a folder look whether the name
 * is free and rename one after the other. The operating system gives back the lock of a writer that
 * dies.
 */
final class LockedRename implements Naming {
  /** In a folder of its own beside the temporary files, which are cleared away now and then. */
  private static final String LOCK = "rename/lock";

  /** A file lock belongs to the whole JVM: its threads take turns here. */
  private static final Object TURN = new Object();

  @Override
  public boolean nameIfFree(Path file, Path name) throws IOException {
    synchronized (TURN) {
      Path lock = file.resolveSibling(LOCK);
      Files.createDirectories(lock.getParent());
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // given back with the channel
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
