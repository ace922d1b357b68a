package initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that come with the project are MNIST, and we read them as everybody else does. */
class MnistTest {
  private static final String FOLDER = "data/mnist";
  private static final ImageSet MNIST = IdxFolder.read(FOLDER, new Configuration());

  @Test
  void thereAre60000And10000ImagesOf784Pixels() {
    assertThat(MNIST.train()).hasToString("60000 examples × 784 features, 10 classes");
    assertThat(MNIST.test()).hasToString("10000 examples × 784 features, 10 classes");
  }

  @Test
  void theFirstLabelsAreTheFamousOnes() {
    assertThat(Arrays.copyOf(MNIST.train().labels(), 5)).containsExactly(5, 0, 4, 1, 9);
    assertThat(Arrays.copyOf(MNIST.test().labels(), 5)).containsExactly(7, 2, 1, 0, 4);
  }

  @Test
  void everyDigitOccursAsOftenAsPublished() {
    assertThat(histogram(MNIST.train()))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(histogram(MNIST.test()))
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
  }

  /** 0.1307 and 0.3081 stand in every tutorial; the further digits are NumPy's, in float64. */
  @Test
  void meanAndStandardDeviationAreTheKnownOnes() {
    assertThat(MNIST.pixelMean()).isCloseTo(0.1306604762738429, within(1e-14));
    assertThat(MNIST.pixelSd()).isCloseTo(0.30810780385646264, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({
    "train, IMAGES, ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train, LABELS, 65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k, IMAGES, 0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k, LABELS, ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
  })
  void eachFileHasTheWellKnownChecksum(String part, IdxKind kind, String sha256) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    new IdxListing(FolderListing.of(FOLDER, new Configuration()))
        .find(part, kind)
        .read(kind, digest);
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
  }

  @Test
  void theHashIsWhatZcatAndSha256sumPrint() {
    assertThat(MNIST.sha256())
        .isEqualTo("b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a");
  }

  @Test
  void rawAndCompressedFilesHaveTheSameHash(@TempDir Path raw) throws IOException {
    try (var compressed = Files.newDirectoryStream(Path.of(FOLDER), "*.gz")) {
      for (Path file : compressed) {
        String name = file.getFileName().toString().replace(".gz", "");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          Files.copy(in, raw.resolve(name));
        }
      }
    }
    ImageSet data = IdxFolder.read(raw.toString(), new Configuration());
    assertThat(data.sha256()).isEqualTo(MNIST.sha256());
    assertThat(data.train().pixels()).isEqualTo(MNIST.train().pixels());
  }

  private static int[] histogram(Examples examples) {
    int[] counts = new int[examples.classes()];
    for (int i = 0; i < examples.count(); i++) {
      counts[examples.label(i)]++;
    }
    return counts;
  }
}
