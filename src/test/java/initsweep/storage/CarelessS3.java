package initsweep.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/** S3 as some servers have it: conditions are accepted, and ignored. */
public final class CarelessS3 extends S3AFileSystem {
  @Override
  public FSDataOutputStreamBuilder<FSDataOutputStream, ?> createFile(Path path) {
    return new Ignoring(path).overwrite(true);
  }

  private final class Ignoring extends FSDataOutputStreamBuilder<FSDataOutputStream, Ignoring> {
    private final Path path;

    Ignoring(Path path) {
      super(CarelessS3.this, path);
      this.path = path;
    }

    @Override
    public Ignoring getThisBuilder() {
      return this;
    }

    @Override
    public FSDataOutputStream build() throws IOException {
      return CarelessS3.this.create(path, true);
    }
  }
}
