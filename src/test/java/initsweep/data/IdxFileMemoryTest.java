package initsweep.data;

import static initsweep.data.DataErrors.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/** A file of a few bytes must not cost more memory or time than a few bytes are worth. */
class IdxFileMemoryTest {
  private static final int HUGE = IdxHeader.MAX_BYTES;
  private static final long ALLOWED_BYTES = 512 << 10;

  @Test
  void aRawHeaderThatLiesAllocatesNextToNothing() {
    byte[] bytes = TinyFolder.concat(TinyFolder.ints(0x803, HUGE, 1, 1), new byte[4]);
    assertThat(bytes).hasSize(20);
    assertRefusedCheaply("lying-header", bytes);
  }

  @Test
  void aCompressedHeaderThatLiesAllocatesNextToNothing() {
    byte[] bytes = TinyFolder.concat(TinyFolder.ints(0x803, HUGE, 1, 1), new byte[4]);
    assertRefusedCheaply("lying-header.gz", TinyFolder.gzip(bytes));
  }

  @Test
  void aGzipBombIsDroppedAtTheFirstByteTooMany() {
    byte[] head = TinyFolder.images(2, 28, 28);
    byte[] bomb = TinyFolder.gzip(TinyFolder.concat(head, new byte[64 << 20]));
    assertThat(bomb.length).isGreaterThan(60_000);
    Counted stored = new Counted(bomb);
    IdxFile file = new IdxFile("bomb.gz", bomb.length, () -> stored);
    assertRefused(() -> file.read(IdxKind.IMAGES, DigestUtils.getSha256Digest()))
        .contains("bomb.gz continues after 1568 bytes of content");
    assertThat(stored.bytesRead).as("compressed bytes read").isLessThan(20_000);
  }

  @Test
  void aFileIsClosedAfterwardsGoodOrBad() {
    for (byte[] bytes : new byte[][] {TinyFolder.labels(1, 2), new byte[3], TinyFolder.ints(0)}) {
      Counted stored = new Counted(bytes);
      IdxFile file = new IdxFile("labels", bytes.length, () -> stored);
      try {
        file.read(IdxKind.LABELS, DigestUtils.getSha256Digest());
      } catch (DataException expected) {
        assertThat(expected).hasMessageContaining("labels");
      }
      assertThat(stored.closed).isTrue();
    }
  }

  private static void assertRefusedCheaply(String name, byte[] bytes) {
    IdxFile file = new IdxFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    long before = allocatedBytes();
    assertRefused(() -> file.read(IdxKind.IMAGES, DigestUtils.getSha256Digest()))
        .contains(name + " ends after 4 bytes of content; expected the " + HUGE);
    assertThat(allocatedBytes() - before).isLessThan(ALLOWED_BYTES);
  }

  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static final class Counted extends FilterInputStream {
    private long bytesRead;
    private boolean closed;

    Counted(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      bytesRead += Math.max(0, read);
      return read;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
