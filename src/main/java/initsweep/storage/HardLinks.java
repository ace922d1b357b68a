package initsweep.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Names a file by a hard link, which fails if the name is taken: the POSIX call that names a file
 * and never replaces another. exFAT, FAT, SMB and many FUSE file systems have no hard links; there,
 * {@link LockedRename} is used.
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
   * Tested by creating a link beside the file, since EPERM, ENOTSUP and ENOSYS have no exception
   * types and their messages are localised.
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

  /** Overridden by tests to simulate a file system without hard links. */
  void link(Path file, Path name) throws IOException {
    Files.createLink(name, file);
  }
}
