package initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final byte[] PIXELS = {0, 51, (byte) 255, (byte) 128, 1, 2};
  private static final byte[] LABELS = {7, 3};

  private final Examples examples = new Examples(PIXELS.clone(), LABELS.clone(), 10);

  @Test
  void theShapeFollowsFromTheArrays() {
    assertThat(examples.count()).isEqualTo(2);
    assertThat(examples.features()).isEqualTo(3);
    assertThat(examples.classes()).isEqualTo(10);
    assertThat(examples.label(1)).isEqualTo(3);
  }

  @Test
  void aRowIsCopiedThroughATableAndTouchesNothingElse() {
    float[] valueOf = new float[256];
    for (int pixel = 0; pixel < valueOf.length; pixel++) {
      valueOf[pixel] = pixel / 255f;
    }
    float[] target = {-1, -1, -1, -1, -1};
    examples.copyRow(1, valueOf, target, 1);
    assertThat(target).containsExactly(-1, 128 / 255f, 1 / 255f, 2 / 255f, -1);
  }

  @Test
  void aRowOutsideIsRefusedEvenWhereItsOffsetWouldWrapAround() {
    float[] table = new float[256];
    float[] target = new float[3];
    for (int outside : new int[] {-1, 2, 1_431_655_766}) {
      assertThatThrownBy(() -> examples.copyRow(outside, table, target, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void meanAndStandardDeviationAreThoseOfUnsignedPixelsOver255() {
    double[] values = {0, 0.2, 1, 128 / 255.0, 1 / 255.0, 2 / 255.0};
    double mean = 0;
    double meanOfSquares = 0;
    for (double value : values) {
      mean += value / values.length;
      meanOfSquares += value * value / values.length;
    }
    assertThat(examples.pixelMean()).isCloseTo(mean, within(1e-15));
    assertThat(examples.pixelSd()).isCloseTo(Math.sqrt(meanOfSquares - mean * mean), within(1e-15));
  }

  @Test
  void equalPixelsHaveNoDeviation() {
    Examples grey = new Examples(new byte[] {77, 77, 77}, new byte[] {0, 1, 2}, 3);
    assertThat(grey.pixelMean()).isEqualTo(77 / 255.0);
    assertThat(grey.pixelSd()).isZero();
  }

  @Test
  void pixelsThatDoNotDivideIntoRowsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Examples(new byte[5], new byte[2], 10))
        .withMessageContaining("5 pixels and 2 labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Examples(new byte[0], new byte[0], 10))
        .withMessageContaining("0 pixels and 0 labels");
  }

  @Test
  void aLabelThatIsNoClassIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Examples(PIXELS, LABELS, 7))
        .withMessage("label 7 at index 0; expected labels 0 to 6");
  }

  @Test
  void aDataSetCrossesTheWireWhole() throws Exception {
    ImageSet data = new ImageSet(examples, examples, "0123456789abcdef".repeat(4));
    ImageSet copy = (ImageSet) deserialized(serialized(data));
    assertThat(copy.sha256()).isEqualTo(data.sha256());
    assertThat(copy.train().pixels()).isEqualTo(PIXELS);
    assertThat(copy.train().labels()).isEqualTo(LABELS);
    assertThat(copy.train()).hasToString(examples.toString());
    assertThat(copy.pixelSd()).isEqualTo(data.pixelSd());
  }

  @Test
  void aDataSetOfTwoShapesIsRefused() {
    Examples other = new Examples(new byte[8], LABELS, 10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageSet(examples, other, "0".repeat(64)))
        .withMessageContaining("3 features")
        .withMessageContaining("4 features");
  }

  @Test
  void aHashThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageSet(examples, examples, "BEEF"))
        .withMessageContaining("\"BEEF\"");
  }

  private static byte[] serialized(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static Object deserialized(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
