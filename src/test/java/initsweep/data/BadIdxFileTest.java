package initsweep.data;

import static initsweep.data.DataErrors.assertRefused;
import static initsweep.data.TinyFolder.TEST_IMAGES;
import static initsweep.data.TinyFolder.TRAIN_IMAGES;
import static initsweep.data.TinyFolder.TRAIN_LABELS;
import static initsweep.data.TinyFolder.concat;
import static initsweep.data.TinyFolder.images;
import static initsweep.data.TinyFolder.ints;
import static initsweep.data.TinyFolder.labels;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadIdxFileTest {
  @TempDir Path tmp;

  @Test
  void anEmptyFileIsRefused() {
    assertTrainImages("empty-file", new byte[0])
        .contains("is empty; expected a header of 16 bytes and then images");
  }

  @Test
  void aFileThatEndsInsideItsHeaderIsRefused() {
    assertTrainImages("cut-header", Arrays.copyOf(images(3, 2, 3), 15))
        .contains("ends inside its header; expected a header of 16 bytes");
  }

  @Test
  void aFileThatIsNotIdxIsRefusedWithItsMagicNumber() {
    assertTrainImages("web-page", "<html><body>404".getBytes(StandardCharsets.US_ASCII))
        .contains("is not an IDX file (magic number 0x3c68746d)")
        .contains("expected images, 3 dimensions of unsigned bytes (magic number 0x00000803)");
  }

  @Test
  void labelsInPlaceOfImagesAreRecognised() {
    assertTrainImages("swapped-images", labels(5, 0, 9))
        .contains("holds labels (magic number 0x00000801)")
        .contains("swapped");
  }

  @Test
  void imagesInPlaceOfLabelsAreRecognised() {
    assertRefused(TinyFolder.named("swapped-labels", tmp).with(TRAIN_LABELS, images(3, 2, 3)))
        .contains("train-labels-idx1-ubyte holds images (magic number 0x00000803)")
        .contains("expected labels, 1 dimension of unsigned bytes (magic number 0x00000801)")
        .contains("swapped");
  }

  @Test
  void gzipWithoutItsEndingIsRecognised() {
    assertTrainImages("gzip-without-gz", TinyFolder.gzip(images(3, 2, 3)))
        .contains("holds gzip data (magic number 0x1f8b08")
        .contains("add .gz to a name without");
  }

  @Test
  void gzipInsideGzipIsRecognised() {
    assertCompressed("gzip-twice", TinyFolder.gzip(TinyFolder.gzip(images(3, 2, 3))))
        .contains("holds gzip data");
  }

  @Test
  void imagesOfFloatsAreRefused() {
    assertTrainImages("float-elements", concat(ints(0x00000d03, 3, 2, 3), new byte[72]))
        .contains("has elements of type float (magic number 0x00000d03)")
        .contains("Convert it to unsigned bytes of shape (count × rows × columns).");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 255})
  void imagesOfAnotherNumberOfDimensionsAreRefused(int dimensions) {
    assertTrainImages(dimensions + "-dimensions", ints(0x800 + dimensions, 3, 2, 3))
        .contains("has %s dimensions".formatted(dimensions))
        .contains("expected images, 3 dimensions");
  }

  @ParameterizedTest
  @CsvSource({"0,2,3,count 0", "3,-1,3,rows -1", "3,2,0,columns 0", "-2147483648,1,1,count -2"})
  void zeroAndNegativeDimensionsAreRefusedByName(int count, int rows, int columns, String found) {
    assertTrainImages("dimension-below-one", ints(0x803, count, rows, columns))
        .contains("declares " + found)
        .contains("expected at least 1 in each of count × rows × columns");
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647,2147483647,2147483647", // overflows a long
    "65536,65536,1", // is 0 as an int
    "65536,65537,1", // is positive as an int
    "2147483640,1,1" // one more than the longest array
  })
  void dimensionsThatNoArrayHoldsAreRefused(int count, int rows, int columns) {
    assertTrainImages("too-many-pixels", ints(0x803, count, rows, columns))
        .contains("declares %s × %s × %s bytes".formatted(count, rows, columns))
        .contains("expected at most 2147483639, the longest Java array");
  }

  @Test
  void aTruncatedImageFileIsRefusedByName() {
    assertTrainImages("cut-content", Arrays.copyOf(images(3, 2, 3), 16 + 17))
        .contains("ends after 17 bytes of content; expected the 18 that its header declares");
  }

  @Test
  void aFileThatGoesOnAfterItsContentIsRefused() {
    assertTrainImages("long-content", Arrays.copyOf(images(3, 2, 3), 16 + 19))
        .contains("continues after 18 bytes of content; expected the 18 that its header declares");
  }

  @Test
  void aCompressedFileWithTooLittleContentIsRefused() {
    assertCompressed("cut-before-gzip", TinyFolder.gzip(Arrays.copyOf(images(3, 2, 3), 20)))
        .contains("ends after 4 bytes of content");
  }

  @Test
  void aLabelFarFromAllOthersIsRefusedWithItsPlace() {
    assertRefused(TinyFolder.named("label-12", tmp).with(TRAIN_LABELS, labels(5, 0, 12)))
        .contains("train-labels-idx1-ubyte has label 12 at index 2; expected labels that use at")
        .contains("of which 5 occur");
  }

  @Test
  void aLabelWithItsHighestBitSetIsNotNegative() {
    assertRefused(TinyFolder.named("label-255", tmp).with(TRAIN_LABELS, labels(5, 255, 0)))
        .contains("has label 255 at index 1");
  }

  @Test
  void aRawFileNamedGzIsRefusedWithItsFirstBytes() {
    assertCompressed("raw-named-gz", images(3, 2, 3))
        .contains("train-images-idx3-ubyte.gz starts with 0x0000; expected gzip")
        .contains("drop .gz from its name");
  }

  @Test
  void anEmptyFileNamedGzIsRefused() {
    assertCompressed("empty-gz", new byte[0]).contains("is empty; expected gzip");
  }

  @Test
  void nothingCompressedIsEmptyToo() {
    assertCompressed("gzip-of-nothing", TinyFolder.gzip(new byte[0]))
        .contains("is empty; expected a header");
  }

  @Test
  void aGzipStreamCutShortIsRefused() {
    byte[] whole = TinyFolder.gzip(images(3, 2, 3));
    for (int cut : new int[] {2, 9, 12, whole.length / 2, whole.length - 8, whole.length - 1}) {
      assertCompressed("cut-gzip-" + cut, Arrays.copyOf(whole, cut)).contains("ends too early");
    }
  }

  @Test
  void aGzipStreamWithAWrongChecksumIsRefused() {
    byte[] gzip = TinyFolder.gzip(images(3, 2, 3));
    gzip[gzip.length - 8] ^= 1;
    assertCompressed("wrong-crc", gzip).contains("is damaged").contains("Corrupt GZIP trailer");
  }

  @Test
  void garbageBehindAGzipHeaderIsRefused() {
    byte[] gzip = TinyFolder.gzip(images(3, 2, 3));
    Arrays.fill(gzip, 10, gzip.length, (byte) 0xFF);
    assertCompressed("garbage-gzip", gzip)
        .contains("is damaged")
        .contains("expected an intact gzip stream");
  }

  @Test
  void theTestFilesAreCheckedLikeTheTrainingFiles() {
    byte[] cut = Arrays.copyOf(images(2, 2, 3), 20);
    assertRefused(TinyFolder.named("cut-test-images", tmp).with(TEST_IMAGES, cut))
        .contains("t10k-images-idx3-ubyte ends after 4 bytes");
  }

  private AbstractStringAssert<?> assertTrainImages(String defect, byte[] content) {
    return assertRefused(TinyFolder.named(defect, tmp).with(TRAIN_IMAGES, content))
        .contains(defect + "/" + TRAIN_IMAGES + " ");
  }

  private AbstractStringAssert<?> assertCompressed(String defect, byte[] content) {
    TinyFolder folder = TinyFolder.named(defect, tmp).without(TRAIN_IMAGES);
    return assertRefused(folder.with(TRAIN_IMAGES + ".gz", content))
        .contains(defect + "/" + TRAIN_IMAGES + ".gz ");
  }
}
