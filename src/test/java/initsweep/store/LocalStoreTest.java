package initsweep.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of a store, kept by a folder of this machine. */
class LocalStoreTest {
  private static final int WRITERS = 16;

  @TempDir Path folder;

  private Store store() {
    return new StoreLocation(folder.toString()).open(new Configuration());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void aFileIsReadBackAsItWasWritten() {
    assertThat(store().createIfAbsent("runs/a.parquet", bytes("content"))).isTrue();
    assertThat(store().read("runs/a.parquet")).hasValue(bytes("content"));
    assertThat(store().list("runs")).containsExactly("a.parquet");
  }

  @Test
  void aNameIsGivenOnceAndItsContentStays() {
    assertThat(store().createIfAbsent("runs/a", bytes("first"))).isTrue();
    assertThat(store().createIfAbsent("runs/a", bytes("second"))).isFalse();
    assertThat(store().read("runs/a")).hasValue(bytes("first"));
  }

  @RepeatedTest(5)
  void ofSixteenWritersOfOneNameExactlyOneWinsAndItsContentIsThere() throws Exception {
    byte[][] contents =
        IntStream.range(0, WRITERS).mapToObj(i -> new byte[100_000 + i]).toArray(byte[][]::new);
    List<Boolean> won = race(contents);
    assertThat(won).containsOnlyOnce(true);
    assertThat(store().read("runs/a")).hasValue(contents[won.indexOf(true)]);
    assertThat(store().list("_sweep/tmp")).isEmpty();
    assertThat(store().list("runs")).containsExactly("a");
  }

  private List<Boolean> race(byte[][] contents) throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (byte[] content : contents) {
      java.util.Arrays.fill(content, (byte) content.length);
      writers.add(
          () -> {
            start.await();
            return store().createIfAbsent("runs/a", content);
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> won = new ArrayList<>();
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        won.add(writer.get());
      }
      return won;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void noTemporaryFileOutlivesASuccessARefusalOrAFailure() throws IOException {
    store().createIfAbsent("runs/a", bytes("first"));
    store().createIfAbsent("runs/a", bytes("second"));
    assertThatThrownBy(() -> store().createIfAbsent("runs/" + "x".repeat(300), bytes("third")))
        .isInstanceOf(StoreException.class);
    try (var left = Files.list(folder.resolve("_sweep/tmp"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatIsNotThereIsEmptyAndNoError() {
    assertThat(store().read("runs/none")).isEmpty();
    assertThat(store().list("runs")).isEmpty();
    assertThat(
            new StoreLocation(folder.resolve("none/at/all").toString())
                .open(new Configuration())
                .list("runs"))
        .isEmpty();
  }

  @Test
  void onlyFilesAreListedAndInOrder() throws IOException {
    Files.createDirectories(folder.resolve("runs/folder"));
    for (String name : List.of("c", "a", "b")) {
      store().createIfAbsent("runs/" + name, bytes(name));
    }
    assertThat(store().list("runs")).containsExactly("a", "b", "c");
  }

  @Test
  void aMovedFileIsSomewhereElseAndNeverOverAnother() {
    store().createIfAbsent("runs/a", bytes("1"));
    assertThat(store().move("runs/a", "_sweep/quarantine/a.bad")).isTrue();
    assertThat(store().move("runs/a", "_sweep/quarantine/b.bad")).isFalse();
    assertThat(store().read("runs/a")).isEmpty();
    assertThat(store().read("_sweep/quarantine/a.bad")).hasValue(bytes("1"));
    store().createIfAbsent("runs/a", bytes("2"));
    assertThatThrownBy(() -> store().move("runs/a", "_sweep/quarantine/a.bad"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.resolve("runs/a").toString());
    assertThat(store().read("_sweep/quarantine/a.bad")).hasValue(bytes("1"));
  }

  @Test
  void whatIsDeletedIsGoneAndTwiceIsOnce() {
    store().createIfAbsent("runs/a", bytes("1"));
    store().delete("runs/a");
    store().delete("runs/a");
    assertThat(store().list("runs")).isEmpty();
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamedWithTheRemedy() throws IOException {
    Files.writeString(folder.resolve("file"), "a file where a folder is needed");
    Store store = new StoreLocation(folder.resolve("file").toString()).open(new Configuration());
    assertThatThrownBy(() -> store.createIfAbsent("runs/a", bytes("1")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("cannot write " + folder.resolve("file/runs/a"))
        .hasMessageContaining("run the same command again")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSizeLessThanOrEqualTo(2));
  }

  @Test
  void aFileWhereTheTableShouldBeIsNamed() throws IOException {
    Files.writeString(folder.resolve("runs"), "a file");
    assertThatThrownBy(() -> store().createIfAbsent("runs/a", bytes("1")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.resolve("runs/a").toString());
    assertThatThrownBy(() -> store().read("runs/a")).isInstanceOf(StoreException.class);
  }

  @Test
  void aFileUriIsThePathItNames() {
    new StoreLocation(folder.toUri().toString())
        .open(new Configuration())
        .createIfAbsent("a", bytes("1"));
    assertThat(folder.resolve("a")).hasBinaryContent(bytes("1"));
  }

  @Test
  void aFileSystemWeCannotPublishToIsNamed() {
    assertThatThrownBy(() -> new StoreLocation("ftp://host/results").open(new Configuration()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("ftp://host/results");
  }
}
