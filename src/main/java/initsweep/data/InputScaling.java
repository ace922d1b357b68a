package initsweep.data;

import initsweep.spelling.Vocabulary;
import java.util.Locale;

/** The key {@code input}: how a pixel byte is scaled to a network input. */
public enum InputScaling {
  /** pixel / 255. */
  UNIT {
    @Override
    double value(double brightness, double mean, double sd) {
      return brightness;
    }
  },
  /** pixel / 255 − 0.5. */
  CENTERED {
    @Override
    double value(double brightness, double mean, double sd) {
      return brightness - 0.5;
    }
  },
  /** Mean 0 and standard deviation 1 over all pixels of the training images. */
  STANDARDIZED {
    @Override
    double value(double brightness, double mean, double sd) {
      return (brightness - mean) / (sd == 0 ? 1 : sd);
    }
  };

  private static final int VALUES_OF_A_BYTE = 256;
  private static final double WHITE = 255;

  /**
   * @param brightness pixel / 255
   * @param mean that of the training images
   * @param sd that of the training images
   */
  abstract double value(double brightness, double mean, double sd);

  /** The input of each pixel value (256). */
  public float[] table(ImageSet data) {
    float[] table = new float[VALUES_OF_A_BYTE];
    for (int pixel = 0; pixel < table.length; pixel++) {
      table[pixel] = (float) value(pixel / WHITE, data.pixelMean(), data.pixelSd());
    }
    return table;
  }

  /** E x² over all pixels and images, given the mean and standard deviation of pixel / 255. */
  public double secondMoment(double mean, double sd) {
    double scaledMean = value(mean, mean, sd);
    double scaledSd = value(mean + sd, mean, sd) - scaledMean; // every scaling is affine
    return scaledMean * scaledMean + scaledSd * scaledSd;
  }

  public static InputScaling parse(String text) {
    return Vocabulary.choose(InputScaling.class, text, "an input scaling");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
