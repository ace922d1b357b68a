package initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.spelling.InvalidValueException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class HeldOutTest {
  private static final String HASH = "ab".repeat(32);

  /** Each image is one pixel: its own number. */
  private static ImageSet images(String hash, int... labels) {
    byte[] numbers = new byte[labels.length];
    byte[] classes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      numbers[i] = (byte) i;
      classes[i] = (byte) labels[i];
    }
    int count = Arrays.stream(labels).max().orElseThrow() + 1;
    Examples train = new Examples(numbers, classes, count);
    return new ImageSet(train, new Examples(new byte[] {1}, new byte[] {0}, count), hash);
  }

  private static int[] numbers(Examples examples) {
    return IntStream.range(0, examples.count()).map(i -> examples.pixels()[i] & 0xFF).toArray();
  }

  private static int[] ints(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "held-out.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
  void theImagesAreThoseOfTheReference(String hash, String labels, int count, String heldOut) {
    int[] classes = ints(labels);
    HeldOut cut = HeldOut.of(images(hash, classes), count);
    assertThat(numbers(cut.validation())).isEqualTo(ints(heldOut));
    for (int row = 0; row < count; row++) {
      assertThat(cut.validation().label(row)).isEqualTo(classes[numbers(cut.validation())[row]]);
    }
  }

  @Test
  void everyImageIsEitherTrainedOnOrHeldOut() {
    int[] labels = IntStream.range(0, 100).map(i -> i % 7).toArray();
    HeldOut cut = HeldOut.of(images(HASH, labels), 30);
    assertThat(
            IntStream.concat(
                    Arrays.stream(numbers(cut.images().train())),
                    Arrays.stream(numbers(cut.validation())))
                .sorted())
        .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    assertThat(cut.images().sha256()).isEqualTo(HASH);
  }

  @Test
  void withNoneHeldOutAllAreTrainedOn() {
    ImageSet images = images(HASH, 0, 1, 0, 1);
    assertThat(HeldOut.of(images, 0)).isEqualTo(new HeldOut(images, null));
  }

  @ParameterizedTest
  @CsvSource({"4, 2 of class 0", "400, 200 of class 0", "3, 2 of class 0"})
  void aClassKeepsAnImageToTrainOn(int count, String reason) {
    assertThatThrownBy(() -> HeldOut.of(images(HASH, 0, 1, 0, 1), count))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("validation %s of 4 training images", count)
        .hasMessageContaining("would hold out " + reason + ", which has 2");
  }
}
