package initsweep.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;

/**
 * A prefix of an S3 bucket. An object appears atomically when its upload completes, and the
 * condition {@code If-None-Match: *} makes the store reject the completion if the name is taken.
 */
final class ConditionalPutStore extends HadoopStore {
  ConditionalPutStore(FileSystem files, Path root) {
    super(files, root);
  }

  /**
   * Never returns false: a taken name is reported as a failure, and {@link RetryingStore} finds out
   * what happened.
   */
  @Override
  public boolean createIfAbsent(String name, byte[] content) {
    try {
      put(path(name), content);
      return true;
    } catch (IOException e) {
      throw StoreException.cannot("write", path(name), e);
    }
  }

  private void put(Path target, byte[] content) throws IOException {
    FSDataOutputStreamBuilder<?, ?> upload = files.createFile(target);
    upload.overwrite(false).recursive();
    upload.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    write(upload.build(), content);
  }

  @Override
  public void replace(String name, byte[] content) {
    try {
      write(files.createFile(path(name)).overwrite(true).recursive().build(), content);
    } catch (IOException e) {
      throw StoreException.cannot("write", path(name), e);
    }
  }

  private static void write(FSDataOutputStream out, byte[] content) throws IOException {
    try {
      out.write(content);
    } catch (IOException | RuntimeException e) {
      out.abort(); // closing would publish the partial content
      throw e;
    }
    out.close();
  }

  /**
   * S3 has no rename, so a move is a copy and a deletion. If interrupted between them, nothing has
   * been moved, and the next attempt moves it.
   */
  @Override
  public boolean move(String name, String to) {
    Optional<byte[]> content = read(name);
    if (content.isEmpty()) {
      return moveFolder(name, to);
    }
    createIfAbsent(to, content.get());
    delete(name);
    return true;
  }

  private boolean moveFolder(String name, String to) {
    try {
      return files.getFileStatus(path(name)).isDirectory()
          && files.mkdirs(path(to).getParent())
          && files.rename(path(name), path(to));
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw StoreException.cannot("move", path(name), e);
    }
  }
}
