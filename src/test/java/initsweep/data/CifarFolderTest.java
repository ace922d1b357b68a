package initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CIFAR-10's binary files, two images each. */
class CifarFolderTest {
  private static final int RECORD = 1 + 3072;
  private static final String TEST_BATCH = "test_batch.bin";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_%s.bin".formatted(batch)), batch(2 * batch - 2));
    }
    Files.write(folder.resolve(TEST_BATCH), batch(3));
  }

  /** Two images: the first has the label, and pixels equal to it; the second one more. */
  private static byte[] batch(int label) {
    byte[] bytes = new byte[2 * RECORD];
    Arrays.fill(bytes, 0, RECORD, (byte) label);
    Arrays.fill(bytes, RECORD, 2 * RECORD, (byte) (label + 1));
    bytes[RECORD - 1] = (byte) 200;
    return bytes;
  }

  private ImageSet read() {
    return (ImageSet) DataSets.open(folder.toString(), new Configuration());
  }

  @Test
  void theFiveBatchesAreTrainedOnInTheirOrder() {
    ImageSet images = read();
    assertThat(images.train().count()).isEqualTo(10);
    assertThat(images.train().labels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(images.test().labels()).containsExactly(3, 4);
    assertThat(images.features()).isEqualTo(3 * 32 * 32);
    assertThat(images.classes()).isEqualTo(10);
    byte[] third = Arrays.copyOfRange(images.train().pixels(), 2 * 3072, 3 * 3072);
    assertThat(third).startsWith(2, 2, 2).endsWith(2, (byte) 200);
  }

  @Test
  void theHashIsThatOfTheFilesOneAfterTheOther() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int batch = 1; batch <= 5; batch++) {
      digest.update(Files.readAllBytes(folder.resolve("data_batch_%s.bin".formatted(batch))));
    }
    digest.update(Files.readAllBytes(folder.resolve(TEST_BATCH)));
    assertThat(read().sha256()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void aListingNamesTheSixFiles() {
    assertThat(ImageFolder.files(folder.toString(), new Configuration()))
        .hasSize(6)
        .startsWith("data_batch_1.bin")
        .endsWith(TEST_BATCH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data_batch_4.bin | -1 | data_batch_4.bin is missing",
        "test_batch.bin | 0 | test_batch.bin has 0 bytes; expected records of 3073 bytes",
        "data_batch_2.bin | 3074 | data_batch_2.bin has 3074 bytes; expected records of 3073 bytes",
        "data_batch_5.bin | 3073 | data_batch_5.bin has label 77 at index 0; expected labels 0 to 9",
      })
  void aDamagedFileIsRefusedByName(String name, int bytes, String message) throws IOException {
    Path file = folder.resolve(name);
    Files.delete(file);
    if (bytes >= 0) {
      byte[] content = new byte[bytes];
      Arrays.fill(content, (byte) 77);
      Files.write(file, content);
    }
    assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContaining(message);
  }

  @Test
  void theVersionForPythonIsToldApart() throws IOException {
    Files.move(folder.resolve("data_batch_1.bin"), folder.resolve("data_batch_1"));
    assertThatThrownBy(this::read)
        .hasMessageContaining("data_batch_1.bin is missing, the folder has data_batch_1, ");
  }
}
