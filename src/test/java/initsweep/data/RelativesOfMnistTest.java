package initsweep.data;

import static initsweep.data.DataErrors.assertRefused;
import static initsweep.data.TinyFolder.TEST_IMAGES;
import static initsweep.data.TinyFolder.TEST_LABELS;
import static initsweep.data.TinyFolder.TRAIN_IMAGES;
import static initsweep.data.TinyFolder.TRAIN_LABELS;
import static initsweep.data.TinyFolder.labels;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sets as their publishers name and number them. */
class RelativesOfMnistTest {
  @TempDir Path tmp;

  private TinyFolder named(String set, String test, String separator) {
    TinyFolder folder = TinyFolder.named("set", tmp);
    String join = separator + "idx";
    return folder
        .renamed(TRAIN_IMAGES, set + TRAIN_IMAGES.replace("-idx", join))
        .renamed(TRAIN_LABELS, set + TRAIN_LABELS.replace("-idx", join))
        .renamed(TEST_IMAGES, set + TEST_IMAGES.replace("t10k", test).replace("-idx", join))
        .renamed(TEST_LABELS, set + TEST_LABELS.replace("t10k", test).replace("-idx", join));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emnist-letters-;test;-",
        "emnist-byclass-;test;.",
        "qmnist-;test;-",
        "qmnist-;test;_",
        ";t10k;.",
        ";TEST;-",
        "K49.;t10k;-"
      })
  void namesAreReadAsPeopleHaveThem(String setTestSeparator) {
    String hash = TinyFolder.named("plain", tmp).read().sha256();
    String[] parts = setTestSeparator.split(";", -1);
    assertThat(named(parts[0], parts[1], parts[2]).read().sha256()).isEqualTo(hash);
  }

  @Test
  void capitalsAndCompressedCapitalsAreReadToo() {
    TinyFolder folder = TinyFolder.named("capitals", tmp);
    String hash = folder.read().sha256();
    folder.compressed(TRAIN_IMAGES).renamed(TRAIN_IMAGES + ".gz", "TRAIN-IMAGES-IDX3-UBYTE.GZ");
    folder.renamed(TEST_LABELS, "T10K-LABELS-IDX1-UBYTE");
    assertThat(folder.read().sha256()).isEqualTo(hash);
  }

  @Test
  void whatMacOsAndOthersHideIsNoData() {
    TinyFolder folder = TinyFolder.named("hidden", tmp);
    folder.with("._" + TRAIN_IMAGES, new byte[4]).with("_" + TRAIN_LABELS, new byte[4]);
    assertThat(folder.with(".DS_Store", new byte[4]).read().train().count()).isEqualTo(3);
  }

  @Test
  void lettersNumberedFrom1BecomeClassesFrom0AndItIsSaid() {
    int[] alphabet = IntStream.rangeClosed(1, 26).toArray();
    ImageSet letters = set(alphabet, new int[] {26, 1});
    assertThat(letters.classes()).isEqualTo(26);
    assertThat(letters.train().label(0)).isZero();
    assertThat(letters.test().labels()).containsExactly(25, 0);
    assertThat(letters.remarks())
        .containsExactly("labels start at 1: label 1 is class 0, label 26 is class 25");
  }

  @Test
  void fortySevenClassesFrom0StayAsTheyAre() {
    ImageSet balanced = set(IntStream.range(0, 47).toArray(), new int[] {46, 0});
    assertThat(balanced.classes()).isEqualTo(47);
    assertThat(balanced.train().label(46)).isEqualTo(46);
    assertThat(balanced.remarks()).isEmpty();
  }

  /** Training images alone start at 1 here. */
  @Test
  void trainAndTestDecideTogetherWhereLabelsStart() {
    ImageSet set = set(new int[] {1, 2, 3}, new int[] {0, 2});
    assertThat(set.classes()).isEqualTo(4);
    assertThat(set.train().labels()).containsExactly(1, 2, 3);
    assertThat(set.remarks())
        .containsExactly("label 0 occurs only in the test images, so no run can learn it");
  }

  @Test
  void aGapAndALabelThatOnlyTheTestHasAreSaid() {
    ImageSet set = set(new int[] {0, 1, 2, 4}, new int[] {5, 0});
    assertThat(set.classes()).isEqualTo(6);
    assertThat(set.remarks())
        .containsExactly(
            "no image has label 3; the output layer still has a unit for it",
            "label 5 occurs only in the test images, so no run can learn it");
  }

  /** The class decides with the label bytes what a network is, so it belongs to the hash. */
  @Test
  void otherClassesThanTheDigitsAreHashedBehindTheFiles() {
    TinyFolder folder = folder(new int[] {1, 2}, new int[] {2, 1});
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (String file : List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)) {
      digest.update(folder.content(file));
    }
    digest.update("labels 1 to 2".getBytes(StandardCharsets.UTF_8));
    assertThat(folder.read().sha256()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Class, writer's series, writer, image, class in characters, and three more: big-endian ints.
   */
  @Test
  void ofQmnistsEightColumnsTheFirstIsTheLabel() {
    TinyFolder folder = TinyFolder.named("qmnist", tmp);
    String hash = folder.read().sha256();
    int[][] rows = {
      {5, 4, 712, 300, 53, 99, 0, 0}, {0, 0, 1, 2, 48, 1, 0, 0}, {9, 1, 2, 3, 57, 2, 0, 0}
    };
    byte[] content = TinyFolder.ints(Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray());
    folder
        .without(TRAIN_LABELS)
        .with(
            "train-labels-idx2-int", TinyFolder.concat(TinyFolder.ints(0x00000c02, 3, 8), content));
    ImageSet data = folder.read();
    assertThat(data.train().labels()).containsExactly(5, 0, 9);
    assertThat(data.sha256()).isNotEqualTo(hash);
  }

  @Test
  void anIntThatIsNoLabelIsRefused() {
    byte[] content = TinyFolder.ints(0x00000c02, 3, 1, 5, 0, -1);
    assertRefused(
            TinyFolder.named("negative", tmp)
                .without(TRAIN_LABELS)
                .with("train-labels-idx2-int", content))
        .contains("train-labels-idx2-int has label -1 at index 2; expected labels 0 to 255");
  }

  @Test
  void severalSetsInOneFolderAreRefusedByName() {
    TinyFolder folder = named("emnist-letters-", "test", "-");
    TinyFolder plain = TinyFolder.named("plain", tmp);
    for (String file : List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)) {
      folder.with("emnist-digits-" + file, plain.content(file));
    }
    assertRefused(folder)
        .contains(
            "has several sets: emnist-digits-…, emnist-letters-…; expected the four files of one")
        .contains("a folder of their own");
  }

  @Test
  void aStrayFileOfAnotherSetDoesNoHarm() {
    TinyFolder folder = TinyFolder.named("stray", tmp);
    String hash = folder.read().sha256();
    assertThat(folder.with("emnist-letters-" + TRAIN_IMAGES, new byte[9]).read().sha256())
        .isEqualTo(hash);
  }

  @Test
  void twoFilesForOnePartAreRefusedByName() {
    TinyFolder folder = TinyFolder.named("two", tmp);
    assertRefused(folder.with("test-images-idx3-ubyte", folder.content(TEST_IMAGES)))
        .contains(
            "has several files of t10k images: t10k-images-idx3-ubyte, test-images-idx3-ubyte")
        .contains("Move the others away.");
  }

  @Test
  void theFolderAboveTorchvisionsIsRefusedWithTheOneToName() throws IOException {
    Path raw = Files.createDirectories(tmp.resolve("data/MNIST/raw"));
    TinyFolder plain = TinyFolder.named("plain", tmp);
    for (String file : List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)) {
      Files.write(raw.resolve(file), plain.content(file));
    }
    for (String above : List.of("data", "data/MNIST")) {
      assertRefused(new TinyFolder(tmp.resolve(above)))
          .contains("is missing")
          .contains("data/MNIST/raw, which has IDX files.");
    }
    assertThat(new TinyFolder(raw).read().train().count()).isEqualTo(3);
  }

  @Test
  void archivesOfNumpyAreRefusedInWords() throws IOException {
    TinyFolder folder = new TinyFolder(Files.createDirectory(tmp.resolve("k49")));
    folder.with("k49-train-imgs.npz", new byte[4]).with("k49-train-labels.npz", new byte[4]);
    assertRefused(folder)
        .contains(
            "k49-train-imgs.npz is of another format; fetch the set as IDX files, or convert it.");
  }

  @Test
  void theFourNamesAreKnownFromAListingAlone() {
    TinyFolder folder = named("qmnist-", "test", "-").compressed("qmnist-" + TRAIN_IMAGES);
    assertThat(ImageFolder.files(folder.path().toString(), new Configuration()))
        .containsExactly(
            "qmnist-train-images-idx3-ubyte.gz",
            "qmnist-train-labels-idx1-ubyte",
            "qmnist-test-images-idx3-ubyte",
            "qmnist-test-labels-idx1-ubyte");
  }

  private ImageSet set(int[] train, int[] test) {
    return folder(train, test).read();
  }

  private TinyFolder folder(int[] train, int[] test) {
    return TinyFolder.named("labels", tmp)
        .with(TRAIN_IMAGES, TinyFolder.images(train.length, 2, 3))
        .with(TRAIN_LABELS, labels(train))
        .with(TEST_IMAGES, TinyFolder.images(test.length, 2, 3))
        .with(TEST_LABELS, labels(test));
  }
}
