package initsweep.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A hard link fails if the name is taken: the one call of POSIX that gives a name and never
 * replaces. exFAT, FAT, SMB and many FUSE file systems have none; there, {@link LockedRename}.
 */
class HardLinks implements Naming {
  private final Naming withoutLinks;

  HardLinks() {
    this(new LockedRename());
  }

  HardLinks(Naming withoutLinks) {
    this.withoutLinks = withoutLinks;
  }

  @Override
  public boolean nameIfFree(Path file, Path name) throws IOException {
    try {
      link(file, name);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (AccessDeniedException | NoSuchFileException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      if (hasLinks(file)) {
        throw e;
      }
      return withoutLinks.nameIfFree(file, name);
    }
  }

  /**
   * Tried out beside the file, since the reason of a failure is text in the user's language: EPERM,
   * ENOTSUP and ENOSYS have no exception of their own.
   */
  private boolean hasLinks(Path file) throws IOException {
    Path second = file.resolveSibling(file.getFileName() + "-link");
    try {
      link(file, second);
      return true;
    } catch (FileSystemException | UnsupportedOperationException e) {
      return false;
    } finally {
      Files.deleteIfExists(second);
    }
  }

  /** What a test replaces to be a file system without hard links. */
  void link(Path file, Path name) throws IOException {
    Files.createLink(name, file);
  }
}
