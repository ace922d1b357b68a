package initsweep.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The promises of a store, whatever it is. */
abstract class StoreContract {
  private static final int WRITERS = 16;

  /** A new view of the place of one test, empty when the test begins. */
  abstract Store store();

  static byte[] bytes(String text) {
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

  @Test
  void aReplacedFileHasTheNewContentAndLeavesNothingBehind() {
    store().replace("report.html", bytes("first"));
    store().replace("report.html", bytes("second"));
    assertThat(store().read("report.html")).hasValue(bytes("second"));
    assertThat(store().list("_sweep/tmp")).isEmpty();
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
  void aMovedFileIsSomewhereElseAndNeverOverAnother() {
    store().createIfAbsent("runs/a", bytes("1"));
    assertThat(store().move("runs/a", "_sweep/quarantine/a.bad")).isTrue();
    assertThat(store().move("runs/a", "_sweep/quarantine/b.bad")).isFalse();
    assertThat(store().read("runs/a")).isEmpty();
    assertThat(store().read("_sweep/quarantine/a.bad")).hasValue(bytes("1"));
    store().createIfAbsent("runs/a", bytes("2"));
    assertThatThrownBy(() -> store().move("runs/a", "_sweep/quarantine/a.bad"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(store().location());
    assertThat(store().read("_sweep/quarantine/a.bad")).hasValue(bytes("1"));
  }

  @Test
  void aFolderIsListedIsNoFileAndMovesWithAllThatIsInIt() {
    store().createIfAbsent("runs/a.parquet/b", bytes("1"));
    store().createIfAbsent("runs/c", bytes("22"));
    assertThat(store().entries("runs"))
        .containsExactly(new Store.Entry("a.parquet", 0, true), new Store.Entry("c", 2, false));
    assertThat(store().list("runs")).containsExactly("c");
    assertThat(store().read("runs/a.parquet")).isEmpty();
    assertThat(store().move("runs/a.parquet", "_sweep/quarantine/a.bad")).isTrue();
    assertThat(store().entries("runs")).containsExactly(new Store.Entry("c", 2, false));
    assertThat(store().read("_sweep/quarantine/a.bad/b")).hasValue(bytes("1"));
  }

  @Test
  void whatIsDeletedIsGoneAndTwiceIsOnce() {
    store().createIfAbsent("runs/a", bytes("1"));
    store().delete("runs/a");
    store().delete("runs/a");
    assertThat(store().list("runs")).isEmpty();
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(store().read("runs/none")).isEmpty();
    assertThat(store().list("runs")).isEmpty();
    assertThat(store().move("runs/none", "_sweep/quarantine/none.bad")).isFalse();
  }

  @Test
  void filesAreListedInOrderWithoutThoseOfFoldersBelow() {
    for (String name : List.of("c", "a", "b", "below/d")) {
      store().createIfAbsent("runs/" + name, bytes(name));
    }
    assertThat(store().list("runs")).containsExactly("a", "b", "c");
  }

  @Test
  void anEmptyFileIsAFile() {
    assertThat(store().createIfAbsent("runs/_SUCCESS", new byte[0])).isTrue();
    assertThat(store().list("runs")).containsExactly("_SUCCESS");
    assertThat(store().read("runs/_SUCCESS")).hasValue(new byte[0]);
  }

  @Test
  void itPassesTheProbe() {
    StoreProbe.check(store());
    assertThat(store().list(Store.TEMPORARY)).isEmpty();
  }
}
