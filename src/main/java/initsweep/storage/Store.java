package initsweep.storage;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/**
 * The few things a sweep asks of a file system. Names are relative to the output folder and use
 * {@code /}. Every method throws {@link StoreException} if the storage fails, and may then have
 * done its work or not; none ever leaves a half-written file under the name it was given.
 */
public interface Store extends Closeable {
  /** Where files are written before they get their name, and where a store is tried out. */
  String TEMPORARY = "_sweep/tmp";

  /** Where it is, for messages. */
  String location();

  /**
   * Something in a folder.
   *
   * @param name without the folder
   * @param bytes of a file; 0 of a folder
   */
  record Entry(String name, long bytes, boolean isFolder) {}

  /** What is in a folder, by name; nothing if there is no such folder. */
  List<Entry> entries(String folder);

  /** The names of the files in a folder, without the folder; empty if there is no such folder. */
  default List<String> list(String folder) {
    return entries(folder).stream().filter(entry -> !entry.isFolder()).map(Entry::name).toList();
  }

  /**
   * Puts a whole file under a name, durably, unless there is one already: the first writer wins.
   *
   * @return whether this call created it
   */
  boolean createIfAbsent(String name, byte[] content);

  /**
   * Puts a whole file under a name, in place of the one that is there: a reader sees one of the two
   * to its end. For what can be made again; what must not be lost goes through {@link
   * #createIfAbsent}.
   */
  void replace(String name, byte[] content);

  /** The content of a file, or nothing if there is none; a folder is no file. */
  Optional<byte[]> read(String name);

  /**
   * Moves a file, or a folder with all that is in it, out of the way, to a name that must be free.
   *
   * @return whether there was one to move
   */
  boolean move(String name, String to);

  /** Removes a file, if there is one. */
  void delete(String name);

  @Override
  void close();
}
