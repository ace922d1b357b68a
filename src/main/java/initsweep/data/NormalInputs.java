package initsweep.data;

import initsweep.random.Draws;
import initsweep.spelling.Call;
import initsweep.spelling.Numbers;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Examples without labels whose features are independent standard normals, drawn afresh for each
 * seed: the article's first experiment.
 *
 * @param count examples
 * @param features numbers per example
 */
public record NormalInputs(int count, int features) implements DataSet {
  private static final int MAX = 1_000_000;

  /**
   * @throws initsweep.spelling.InvalidValueException if the text is not normal(examples,features)
   */
  static NormalInputs parse(String text) {
    Call call = Call.parse(text, "a data set");
    call.numbers("examples", "features");
    return new NormalInputs(
        (int) Numbers.parseWhole(call.arguments().get(0), "a number of examples", 1, MAX),
        (int) Numbers.parseWhole(call.arguments().get(1), "a number of features", 1, MAX));
  }

  /**
   * Draws the first inputs of one seed (rows × features), row by row.
   *
   * @param draws the seed's stream of inputs
   * @param stride distance between the starts of two rows of {@code inputs}
   */
  public void draw(Draws draws, int rows, float[] inputs, int stride) {
    for (int row = 0; row < rows; row++) {
      for (int feature = 0; feature < features; feature++) {
        inputs[row * stride + feature] = (float) draws.nextGaussian();
      }
    }
  }

  @Override
  public int examples() {
    return count;
  }

  @Override
  public int classes() {
    return 0;
  }

  /** The examples follow from the seed, so the text alone is hashed. */
  @Override
  public String sha256() {
    return DigestUtils.sha256Hex(toString());
  }

  @Override
  public String toString() {
    return "normal(" + count + "," + features + ")";
  }
}
