package initsweep.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Explains a failure in a local folder and whether it is permanent. Decided from facts such as free
 * space where possible, since the operating system's messages are localised.
 */
final class LocalFailure {
  /**
   * File systems on local disks, whose failures are permanent; those of network file systems may be
   * transient.
   */
  private static final Set<String> DISKS =
      Set.of(
          "apfs",
          "bcachefs",
          "btrfs",
          "exfat",
          "ext2",
          "ext3",
          "ext4",
          "f2fs",
          "hfs",
          "msdos",
          "ntfs",
          "ntfs3",
          "overlay",
          "ramfs",
          "tmpfs",
          "vfat",
          "xfs",
          "zfs");

  private LocalFailure() {}

  /**
   * @param bytes number of bytes to be written
   */
  static StoreException of(String verb, Path place, long bytes, IOException e) {
    try {
      FileStore store = Files.getFileStore(existing(place));
      if (store.isReadOnly() && !isReading(verb)) {
        return StoreException.permanent(verb, place, "the file system is read-only", e);
      }
      if (store.getUsableSpace() < bytes) {
        return StoreException.permanent(
            verb,
            place,
            "no space left: %s bytes free, %s needed".formatted(store.getUsableSpace(), bytes),
            e);
      }
      return DISKS.contains(store.type().toLowerCase(Locale.ROOT))
          ? StoreException.permanent(verb, place, StoreException.reason(e), e)
          : StoreException.cannot(verb, place, e);
    } catch (IOException unknown) {
      e.addSuppressed(unknown);
      return StoreException.cannot(verb, place, e);
    }
  }

  private static boolean isReading(String verb) {
    return verb.equals("read") || verb.equals("list");
  }

  private static Path existing(Path place) {
    Path path = place;
    while (path.getParent() != null && !Files.exists(path)) {
      path = path.getParent();
    }
    return path;
  }
}
