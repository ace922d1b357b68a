package initsweep.data;

import initsweep.spelling.Vocabulary;
import java.util.Locale;

/** The key {@code input}: what a pixel byte means to the network. */
public enum InputScaling {
  /** pixel / 255. */
  UNIT {
    @Override
    double value(double brightness, ImageSet data) {
      return brightness;
    }
  },
  /** pixel / 255 − 0.5. */
  CENTERED {
    @Override
    double value(double brightness, ImageSet data) {
      return brightness - 0.5;
    }
  },
  /** Mean 0 and standard deviation 1 over all pixels of the training images. */
  STANDARDIZED {
    @Override
    double value(double brightness, ImageSet data) {
      double sd = data.pixelSd() == 0 ? 1 : data.pixelSd();
      return (brightness - data.pixelMean()) / sd;
    }
  };

  private static final int VALUES_OF_A_BYTE = 256;
  private static final double WHITE = 255;

  /**
   * @param brightness pixel / 255
   */
  abstract double value(double brightness, ImageSet data);

  /** The input of each pixel value (256). */
  public float[] table(ImageSet data) {
    float[] table = new float[VALUES_OF_A_BYTE];
    for (int pixel = 0; pixel < table.length; pixel++) {
      table[pixel] = (float) value(pixel / WHITE, data);
    }
    return table;
  }

  public static InputScaling parse(String text) {
    return Vocabulary.choose(InputScaling.class, text, "an input scaling");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
