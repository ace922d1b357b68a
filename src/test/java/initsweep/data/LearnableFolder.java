package initsweep.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder of IDX files that a small network learns at once: ten random images of 8 × 8 pixels,
 * each seen many times through noise. Labels take turns, so all classes are as frequent.
 */
public final class LearnableFolder {
  private static final int CLASSES = 10;
  private static final int SIDE = 8;
  private static final double NOISE = 60;

  private LearnableFolder() {}

  /** Writes the four files; the same counts are the same bytes. */
  public static Path write(Path folder, int train, int test) {
    Random random = new Random(2026);
    byte[] patterns = new byte[CLASSES * SIDE * SIDE];
    random.nextBytes(patterns);
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(TinyFolder.TRAIN_IMAGES), images(patterns, train, random));
      Files.write(folder.resolve(TinyFolder.TRAIN_LABELS), labels(train));
      Files.write(folder.resolve(TinyFolder.TEST_IMAGES), images(patterns, test, random));
      Files.write(folder.resolve(TinyFolder.TEST_LABELS), labels(test));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** What the reader makes of such a folder. */
  public static ImageSet images(Path folder, int train, int test) {
    return IdxFolder.read(write(folder, train, test).toString(), new Configuration());
  }

  private static byte[] images(byte[] patterns, int count, Random random) {
    int size = SIDE * SIDE;
    byte[] pixels = new byte[count * size];
    for (int i = 0; i < pixels.length; i++) {
      int label = i / size % CLASSES;
      double brightness =
          (patterns[label * size + i % size] & 0xFF) + NOISE * random.nextGaussian();
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(brightness)));
    }
    return TinyFolder.concat(TinyFolder.ints(0x00000803, count, SIDE, SIDE), pixels);
  }

  private static byte[] labels(int count) {
    int[] labels = new int[count];
    java.util.Arrays.setAll(labels, i -> i % CLASSES);
    return TinyFolder.labels(labels);
  }
}
