package initsweep.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * A folder on HDFS or a similar file system. A file is written under a temporary name, synced to
 * the disks of the data nodes, and renamed, which the name node rejects if the name is taken. Does
 * not use {@code FileSystem.rename}, which only returns false whatever the reason.
 */
final class RenamingStore extends HadoopStore {
  private final FileContext context;

  /**
   * @throws IOException if Hadoop has no such file system
   */
  RenamingStore(FileSystem files, Path root) throws IOException {
    super(files, root);
    this.context = FileContext.getFileContext(files.getUri(), files.getConf());
  }

  @Override
  public boolean createIfAbsent(String name, byte[] content) {
    Path target = path(name);
    Path temporary = path(TEMPORARY + "/" + UUID.randomUUID());
    try {
      try {
        writeDurably(temporary, content);
        rename(temporary, target);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        files.delete(temporary, false);
      }
    } catch (IOException e) {
      throw StoreException.cannot("write", target, e);
    }
  }

  @Override
  public void replace(String name, byte[] content) {
    Path target = path(name);
    Path temporary = path(TEMPORARY + "/" + UUID.randomUUID());
    try {
      try {
        writeDurably(temporary, content);
        files.mkdirs(target.getParent());
        context.rename(temporary, target, Options.Rename.OVERWRITE);
      } finally {
        files.delete(temporary, false);
      }
    } catch (IOException e) {
      throw StoreException.cannot("write", target, e);
    }
  }

  private void writeDurably(Path file, byte[] content) throws IOException {
    try (FSDataOutputStream out = files.create(file, false)) {
      out.write(content);
      out.hsync();
    }
  }

  private void rename(Path source, Path target) throws IOException {
    files.mkdirs(target.getParent());
    context.rename(source, target);
  }

  @Override
  public boolean move(String name, String to) {
    try {
      rename(path(name), path(to));
      return true;
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw StoreException.cannot("move", path(name), e);
    }
  }
}
