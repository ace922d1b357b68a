package initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file: it is read, or refused by name with a DataException. */
@Tag("small-heap")
class IdxFuzzTest {
  private static final int MUTATIONS_IN_MEMORY = 20_000;
  private static final int MUTATIONS_ON_DISK = 400;
  private static final byte[] INTERESTING = {
    0, 1, 3, 8, 0x0D, 0x1f, 0x7F, (byte) 0x80, (byte) 0xFF
  };

  private final Random random = new Random(20_240_607);

  @TempDir Path tmp;

  @Test
  void aMutatedFileIsReadOrRefusedByName() {
    int refused = 0;
    for (int i = 0; i < MUTATIONS_IN_MEMORY; i++) {
      IdxKind kind = i % 2 == 0 ? IdxKind.IMAGES : IdxKind.LABELS;
      boolean gzip = i % 4 < 2;
      byte[] mutated = mutated(original(kind, gzip));
      refused += refusals(kind, gzip ? "fuzz.gz" : "fuzz", mutated);
    }
    assertThat(refused).isBetween(MUTATIONS_IN_MEMORY / 2, MUTATIONS_IN_MEMORY - 1);
  }

  @Test
  void aFolderWithAMutatedFileIsReadOrRefused() {
    TinyFolder folder = TinyFolder.named("fuzz", tmp).compressed(TinyFolder.TEST_IMAGES);
    List<String> names =
        List.of(TinyFolder.TRAIN_IMAGES, TinyFolder.TRAIN_LABELS, TinyFolder.TEST_IMAGES + ".gz");
    for (int i = 0; i < MUTATIONS_ON_DISK; i++) {
      String name = names.get(i % names.size());
      byte[] original = folder.content(name);
      byte[] mutated = mutated(original);
      readOrRefuse(folder.with(name, mutated), mutated);
      folder.with(name, original);
    }
  }

  private static byte[] original(IdxKind kind, boolean gzip) {
    byte[] raw =
        kind == IdxKind.IMAGES ? TinyFolder.images(5, 4, 3) : TinyFolder.labels(1, 2, 3, 4, 5);
    return gzip ? TinyFolder.gzip(raw) : raw;
  }

  private static int refusals(IdxKind kind, String name, byte[] bytes) {
    IdxFile file = new IdxFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    try {
      IdxArray array = file.read(kind, DigestUtils.getSha256Digest());
      assertThat(array.bytes()).hasSize(array.header().contentBytes());
      return 0;
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith(name + " ");
      assertThat(e.getMessage().lines()).hasSize(2);
      return 1;
    } catch (RuntimeException | Error e) {
      return fail("%s of %s: %s".formatted(kind, name, Arrays.toString(bytes)), e);
    }
  }

  private static void readOrRefuse(TinyFolder folder, byte[] mutated) {
    try {
      ImageSet data = folder.read();
      assertThat(data.train().pixels()).hasSize(data.train().count() * data.train().features());
    } catch (DataException e) {
      assertThat(e.getMessage().lines()).as(e.getMessage()).hasSize(2);
    } catch (RuntimeException | Error e) {
      fail(Arrays.toString(mutated), e);
    }
  }

  private byte[] mutated(byte[] original) {
    byte[] bytes = original.clone();
    for (int times = 1 + random.nextInt(3); times > 0 && bytes.length > 0; times--) {
      bytes = mutatedOnce(bytes, random.nextInt(bytes.length));
    }
    return bytes;
  }

  private byte[] mutatedOnce(byte[] bytes, int at) {
    byte interesting = INTERESTING[random.nextInt(INTERESTING.length)];
    switch (random.nextInt(7)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = interesting;
      case 2 -> bytes[at % Math.min(16, bytes.length)] = interesting;
      case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), interesting);
      case 4 -> bytes = Arrays.copyOf(bytes, at);
      case 5 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20));
      default -> bytes = withoutByte(bytes, at);
    }
    return bytes;
  }

  private static byte[] withoutByte(byte[] bytes, int at) {
    byte[] head = Arrays.copyOf(bytes, at);
    return TinyFolder.concat(head, Arrays.copyOfRange(bytes, at + 1, bytes.length));
  }
}
