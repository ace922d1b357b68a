package initsweep.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder on a Hadoop file system. Subclasses differ in how a file gets its name atomically. */
abstract class HadoopStore implements Store {
  final FileSystem files;
  final Path root;

  /**
   * @param files cached by Hadoop and shared by the whole process, so never closed here
   */
  HadoopStore(FileSystem files, Path root) {
    this.files = files;
    this.root = files.makeQualified(root);
  }

  /**
   * @param name empty for the folder itself, which Hadoop has no relative path for
   */
  final Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  @Override
  public final String location() {
    return root.toString();
  }

  @Override
  public final List<Entry> entries(String folder) {
    try {
      return Arrays.stream(files.listStatus(path(folder)))
          .map(HadoopStore::entry)
          .sorted(Comparator.comparing(Entry::name))
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw StoreException.cannot("list", path(folder), e);
    }
  }

  private static Entry entry(FileStatus status) {
    return new Entry(
        status.getPath().getName(),
        status.isDirectory() ? 0 : status.getLen(),
        status.isDirectory());
  }

  @Override
  public final Optional<byte[]> read(String name) {
    try (FSDataInputStream in = files.open(path(name))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StoreException.cannot("read", path(name), e);
    }
  }

  @Override
  public final void delete(String name) {
    try {
      files.delete(path(name), false);
    } catch (IOException e) {
      throw StoreException.cannot("delete", path(name), e);
    }
  }

  @Override
  public final void close() {}
}
