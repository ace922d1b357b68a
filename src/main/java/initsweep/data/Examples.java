package initsweep.data;

import java.io.Serializable;
import java.util.Objects;

/**
 * Labelled images, immutable. Pixels stay unsigned bytes as in the file, a quarter of the memory of
 * floats; training converts rows to floats as needed.
 */
public final class Examples implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double WHITE = 255.0;

  private final byte[] pixels; // (count × features), row-major, unsigned
  private final byte[] labels; // (count), unsigned
  private final int features;
  private final int classes;
  private final double pixelMean;
  private final double pixelSd;

  /**
   * Takes ownership of both arrays without copying; the caller must not write to them afterwards.
   *
   * @param pixels (count × features), row-major, unsigned
   * @param labels (count), each in 0 … classes − 1
   * @param classes the number of classes, at most 256
   * @throws IllegalArgumentException when the shapes do not match or a label is not below {@code
   *     classes}
   */
  public Examples(byte[] pixels, byte[] labels, int classes) {
    this.pixels = pixels;
    this.labels = labels;
    this.classes = classes;
    this.features = features(pixels.length, labels.length);
    checkLabels(labels, classes);
    long[] histogram = histogram(pixels);
    this.pixelMean = mean(histogram, pixels.length);
    this.pixelSd = sd(histogram, pixels.length, pixelMean);
  }

  /** How many images there are. */
  public int count() {
    return labels.length;
  }

  /** Pixels per image: rows × columns, 784 for MNIST. */
  public int features() {
    return features;
  }

  /** The number of classes: 10 for MNIST, whether or not each of them occurs. */
  public int classes() {
    return classes;
  }

  /** The label of one example, 0 … classes − 1. */
  public int label(int example) {
    return labels[example] & 0xFF;
  }

  /**
   * All pixels, (count × features), row-major, unsigned: 0 is black, 255 is white. The internal
   * array, not a copy, since inner loops cannot afford one: do not write to it.
   */
  public byte[] pixels() {
    return pixels;
  }

  /** All labels, (count), unsigned. The internal array, not a copy: do not write to it. */
  public byte[] labels() {
    return labels;
  }

  /**
   * Copies one image as floats: target[offset + j] = valueOf[pixel j].
   *
   * <p>With a table instead of scale and shift each of the 256 values is rounded once: pixel / 255
   * is the float nearest to the quotient, not a product with a rounded 1 / 255.
   *
   * @param example 0 … count − 1
   * @param valueOf (256), the value of each pixel byte
   * @param target has room for {@link #features()} floats from {@code offset} on
   * @throws IndexOutOfBoundsException when an argument is out of range
   */
  public void copyRow(int example, float[] valueOf, float[] target, int offset) {
    int row = Objects.checkIndex(example, count()) * features;
    for (int j = 0; j < features; j++) {
      target[offset + j] = valueOf[pixels[row + j] & 0xFF];
    }
  }

  /** Mean over every pixel of every image of pixel / 255: 0.1307 for MNIST's training images. */
  double pixelMean() {
    return pixelMean;
  }

  /**
   * Standard deviation of pixel / 255 over every pixel of every image, divisor count × features:
   * 0.3081 for MNIST's training images. Zero when all pixels are equal.
   */
  double pixelSd() {
    return pixelSd;
  }

  @Override
  public String toString() {
    return count() + " examples × " + features + " features, " + classes + " classes";
  }

  private static int features(int pixels, int labels) {
    if (labels == 0 || pixels == 0 || pixels % labels != 0) {
      throw new IllegalArgumentException(
          "%s pixels and %s labels; expected the same number of pixels, at least one, per label"
              .formatted(pixels, labels));
    }
    return pixels / labels;
  }

  private static void checkLabels(byte[] labels, int classes) {
    if (classes < 1 || classes > 256) {
      throw new IllegalArgumentException(classes + " classes; expected 1 to 256");
    }
    int wrong = firstLabelOutside(labels, classes);
    if (wrong >= 0) {
      throw new IllegalArgumentException(
          "label %s at index %s; expected labels 0 to %s"
              .formatted(labels[wrong] & 0xFF, wrong, classes - 1));
    }
  }

  /** The index of the first label that is not below {@code classes}, or −1. */
  static int firstLabelOutside(byte[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & 0xFF) >= classes) {
        return i;
      }
    }
    return -1;
  }

  // Sums over a histogram are exact: 256 terms in double instead of 47 million.
  private static long[] histogram(byte[] pixels) {
    long[] histogram = new long[256];
    for (byte pixel : pixels) {
      histogram[pixel & 0xFF]++;
    }
    return histogram;
  }

  private static double mean(long[] histogram, int pixels) {
    long sum = 0;
    for (int value = 0; value < histogram.length; value++) {
      sum += value * histogram[value];
    }
    return sum / (WHITE * pixels);
  }

  private static double sd(long[] histogram, int pixels, double mean) {
    double sum = 0;
    for (int value = 0; value < histogram.length; value++) {
      double deviation = value / WHITE - mean;
      sum += histogram[value] * (deviation * deviation);
    }
    return Math.sqrt(sum / pixels);
  }
}
