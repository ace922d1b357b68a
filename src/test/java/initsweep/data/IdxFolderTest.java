package initsweep.data;

import static initsweep.data.TinyFolder.TEST_IMAGES;
import static initsweep.data.TinyFolder.TEST_LABELS;
import static initsweep.data.TinyFolder.TRAIN_IMAGES;
import static initsweep.data.TinyFolder.TRAIN_LABELS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {
  @TempDir Path tmp;

  @Test
  void rawFilesAreReadRowByRow() {
    ImageSet data = TinyFolder.named("good", tmp).read();
    assertThat(data.train()).hasToString("3 examples × 6 features, 10 classes");
    assertThat(data.test()).hasToString("2 examples × 6 features, 10 classes");
    assertThat(data.train().labels()).containsExactly(5, 0, 9);
    assertThat(data.test().pixels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void compressedFilesGiveTheSameDataAndTheSameHash() {
    ImageSet raw = TinyFolder.named("raw", tmp).read();
    TinyFolder folder = TinyFolder.named("compressed", tmp);
    folder.compressed(TRAIN_IMAGES).compressed(TRAIN_LABELS);
    ImageSet compressed = folder.compressed(TEST_IMAGES).compressed(TEST_LABELS).read();
    assertThat(compressed.sha256()).isEqualTo(raw.sha256());
    assertThat(compressed.train().pixels()).isEqualTo(raw.train().pixels());
    assertThat(compressed.test().labels()).isEqualTo(raw.test().labels());
  }

  @Test
  void theHashIsThatOfTheFourRawFilesOneAfterTheOther() {
    TinyFolder folder = TinyFolder.named("good", tmp);
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(folder.content(TRAIN_IMAGES));
    digest.update(folder.content(TRAIN_LABELS));
    digest.update(folder.content(TEST_IMAGES));
    digest.update(folder.content(TEST_LABELS));
    assertThat(folder.read().sha256()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void oneChangedPixelChangesTheHash() {
    TinyFolder folder = TinyFolder.named("good", tmp);
    String before = folder.read().sha256();
    byte[] images = folder.content(TEST_IMAGES);
    images[images.length - 1] ^= 1;
    assertThat(folder.with(TEST_IMAGES, images).read().sha256()).isNotEqualTo(before);
  }

  @Test
  void theSpellingWithADotIsReadToo() {
    TinyFolder folder = TinyFolder.named("dots", tmp);
    String hash = folder.read().sha256();
    folder.renamed(TRAIN_IMAGES, "train-images.idx3-ubyte");
    folder.renamed(TEST_LABELS, "t10k-labels.idx1-ubyte").compressed("t10k-labels.idx1-ubyte");
    assertThat(folder.read().sha256()).isEqualTo(hash);
  }

  @Test
  void whereRawAndCompressedAreBothThereTheRawOneIsRead() {
    TinyFolder folder = TinyFolder.named("both", tmp);
    folder.with(TRAIN_LABELS + ".gz", TinyFolder.gzip(TinyFolder.labels(1, 1, 1)));
    assertThat(folder.read().train().labels()).containsExactly(5, 0, 9);
  }

  @Test
  void aCompressedFileBesideAFolderOfTheRawNameIsRead() {
    TinyFolder folder = TinyFolder.named("unpacked-beside", tmp).compressed(TRAIN_LABELS);
    assertThat(folder.path().resolve(TRAIN_LABELS).toFile().mkdir()).isTrue();
    assertThat(folder.read().train().labels()).containsExactly(5, 0, 9);
  }

  @Test
  void contentThatCompressesAThousandfoldIsReadAll() {
    byte[] black = TinyFolder.concat(TinyFolder.ints(0x803, 3, 500, 700), new byte[3 * 500 * 700]);
    byte[] test = TinyFolder.concat(TinyFolder.ints(0x803, 2, 500, 700), new byte[2 * 500 * 700]);
    TinyFolder folder = TinyFolder.named("black", tmp);
    folder.with(TRAIN_IMAGES, black).compressed(TRAIN_IMAGES).with(TEST_IMAGES, test);
    ImageSet data = folder.read();
    assertThat(data.train().features()).isEqualTo(350_000);
    assertThat(data.train().pixels()).containsOnly(0);
    assertThat(data.pixelMean()).isZero();
    assertThat(data.pixelSd()).isZero();
  }

  @Test
  void severalGzipMembersInOneFileAreReadAsOne() {
    TinyFolder folder = TinyFolder.named("members", tmp);
    byte[] head = TinyFolder.gzip(TinyFolder.ints(0x801, 3));
    byte[] tail = TinyFolder.gzip(new byte[] {4, 5, 6});
    folder.without(TRAIN_LABELS).with(TRAIN_LABELS + ".gz", TinyFolder.concat(head, tail));
    assertThat(folder.read().train().labels()).containsExactly(4, 5, 6);
  }

  @Test
  void aFileUriIsReadLikeAPlainPath() {
    TinyFolder folder = TinyFolder.named("uri", tmp);
    ImageSet data = IdxFolder.read(folder.path().toUri().toString(), new Configuration());
    assertThat(data.sha256()).isEqualTo(folder.read().sha256());
  }
}
