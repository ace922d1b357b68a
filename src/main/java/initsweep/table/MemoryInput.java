package initsweep.table;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet input from memory. */
final class MemoryInput implements InputFile {
  private final byte[] content;

  MemoryInput(byte[] content) {
    this.content = content;
  }

  @Override
  public long getLength() {
    return content.length;
  }

  @Override
  public SeekableInputStream newStream() {
    SeekableBytes bytes = new SeekableBytes(content);
    return new DelegatingSeekableInputStream(bytes) {
      @Override
      public long getPos() {
        return bytes.position();
      }

      @Override
      public void seek(long newPos) throws IOException {
        bytes.seek(newPos);
      }
    };
  }

  private static final class SeekableBytes extends ByteArrayInputStream {
    SeekableBytes(byte[] content) {
      super(content);
    }

    long position() {
      return pos;
    }

    void seek(long position) throws IOException {
      if (position < 0 || position > count) {
        throw new EOFException("position %s of %s bytes".formatted(position, count));
      }
      pos = (int) position;
    }
  }
}
