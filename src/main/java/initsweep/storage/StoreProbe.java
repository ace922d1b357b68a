package initsweep.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;

/**
 * Tests whether the first writer of a name wins. Some object stores accept the condition of a
 * conditional write and ignore it; two executors would then overwrite each other's files.
 */
public final class StoreProbe {
  private static final byte[] FIRST = "first".getBytes(UTF_8);
  private static final byte[] SECOND = "second".getBytes(UTF_8);

  private StoreProbe() {}

  /**
   * @throws StoreException if the second writer of a name wins, or writing fails
   */
  public static void check(Store store) {
    String name = Store.TEMPORARY + "/probe-" + UUID.randomUUID();
    boolean isFirst = store.createIfAbsent(name, FIRST);
    boolean isSecond = store.createIfAbsent(name, SECOND);
    String there = text(store.read(name));
    store.delete(name);
    if (!isFirst || isSecond || !there.equals(text(Optional.of(FIRST)))) {
      throw new StoreException(
          "%s lets a second writer of a file replace the first: it does not support conditional writes (If-None-Match), so results could be lost or duplicated\nUse a store that does: AWS S3, MinIO, HDFS or a shared folder."
              .formatted(store.location()),
          null);
    }
  }

  private static String text(Optional<byte[]> content) {
    return content.map(bytes -> new String(bytes, UTF_8)).orElse("");
  }
}
