package initsweep.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder of four small IDX files, 3 training and 2 test images of 2 × 3 pixels, named for the
 * defect that a test is about to give it.
 */
record TinyFolder(Path path) {
  // Parses a large XML file when it is made; made once.
  private static final Configuration HADOOP = new Configuration();

  static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  static TinyFolder named(String defect, Path parent) {
    try {
      return new TinyFolder(Files.createDirectory(parent.resolve(defect)))
          .with(TRAIN_IMAGES, images(3, 2, 3))
          .with(TRAIN_LABELS, labels(5, 0, 9))
          .with(TEST_IMAGES, images(2, 2, 3))
          .with(TEST_LABELS, labels(7, 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TinyFolder with(String file, byte[] content) {
    try {
      Files.write(path.resolve(file), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TinyFolder without(String file) {
    try {
      Files.delete(path.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TinyFolder renamed(String from, String to) {
    byte[] content = content(from);
    return without(from).with(to, content);
  }

  TinyFolder compressed(String file) {
    byte[] content = content(file);
    return without(file).with(file + ".gz", gzip(content));
  }

  byte[] content(String file) {
    try {
      return Files.readAllBytes(path.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImageSet read() {
    return IdxFolder.read(path.toString(), HADOOP);
  }

  /** Pixels count up from 0, modulo 256. */
  static byte[] images(int count, int rows, int columns) {
    byte[] pixels = new byte[count * rows * columns];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return concat(ints(0x00000803, count, rows, columns), pixels);
  }

  static byte[] labels(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return concat(ints(0x00000801, labels.length), bytes);
  }

  static byte[] ints(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    buffer.asIntBuffer().put(values);
    return buffer.array();
  }

  static byte[] concat(byte[] head, byte[] tail) {
    return ByteBuffer.allocate(head.length + tail.length).put(head).put(tail).array();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
