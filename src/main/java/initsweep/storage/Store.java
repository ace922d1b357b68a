package initsweep.storage;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/**
 * The operations that a sweep needs of a file system. Names are relative to the output folder and
 * use {@code /}. Every method throws {@link StoreException} if the storage fails, whether or not
 * the operation took effect; none ever leaves a partly written file under the given name.
 */
public interface Store extends Closeable {
  /** The folder for files that do not have their final name yet, and for tests of the store. */
  String TEMPORARY = "_sweep/tmp";

  /** The location, for messages. */
  String location();

  /**
   * An entry of a folder.
   *
   * @param name without the folder
   * @param bytes of a file; 0 of a folder
   */
  record Entry(String name, long bytes, boolean isFolder) {}

  /** The entries of a folder, sorted by name; empty if the folder does not exist. */
  List<Entry> entries(String folder);

  /** The names of the files in a folder, without the folder; empty if there is no such folder. */
  default List<String> list(String folder) {
    return entries(folder).stream().filter(entry -> !entry.isFolder()).map(Entry::name).toList();
  }

  /**
   * Creates a file atomically and durably unless the name is taken: the first writer wins.
   *
   * @return whether this call created it
   */
  boolean createIfAbsent(String name, byte[] content);

  /**
   * Writes a file atomically, replacing an existing one: a reader sees either the old or the new
   * content in full. For files that can be recreated; those that must not be lost use {@link
   * #createIfAbsent}.
   */
  void replace(String name, byte[] content);

  /** The content of a file; empty if it does not exist or is a folder. */
  Optional<byte[]> read(String name);

  /**
   * Moves a file, or a folder with its content, to a name that must be free.
   *
   * @return false if there was nothing to move
   */
  boolean move(String name, String to);

  /** Deletes a file if it exists. */
  void delete(String name);

  @Override
  void close();
}
