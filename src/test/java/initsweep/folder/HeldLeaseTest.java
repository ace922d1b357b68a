package initsweep.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.storage.HinderedStore;
import initsweep.storage.HinderedStore.Hindrance;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second driver is told; a driver that is gone keeps nobody out. */
class HeldLeaseTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private Store store() {
    return Stores.at(folder);
  }

  private HeldLease take(Instant now) {
    return HeldLease.take(store(), at(now));
  }

  private static Lease elsewhere(Instant heartbeat) {
    return new Lease("another", "elsewhere", new DriverProcess("theirs", 7, "1"), heartbeat);
  }

  private static Lease of(DriverProcess process) {
    return new Lease("another", "here", process, NOON);
  }

  /** As another driver would leave it. */
  private void leave(Lease lease) {
    store().createIfAbsent(Lease.NAME, lease.toJson());
  }

  @Test
  void aSecondDriverIsToldWhoIsAtWorkAndWhatToDo() {
    try (HeldLease held = take(NOON)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> take(NOON.plusSeconds(59)))
          .isInstanceOf(ForeignOutputException.class)
          .hasMessageContaining(folder + " is in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("2026-03-01T12:00:00Z")
          .hasMessageContaining("delete _sweep/lease.json")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
    }
  }

  @Test
  void aLeaseThatIsGivenBackIsGone() {
    take(NOON).close();
    assertThat(folder.resolve(Lease.NAME)).doesNotExist();
    take(NOON).close();
  }

  @Test
  void aDriverThatIsInterruptedGivesTheLeaseBackAndStaysInterrupted() {
    HeldLease held = take(NOON);
    Thread.currentThread().interrupt();
    held.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve(Lease.NAME)).doesNotExist();
  }

  @Test
  void aDriverOfAnotherMachineThatWasSilentForAMinuteIsTakenOverFrom() {
    leave(elsewhere(NOON));
    assertThatThrownBy(() -> take(NOON.plusSeconds(60)))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("process 7 on elsewhere");
    take(NOON.plusSeconds(61)).close();
  }

  @Test
  void aDriverOfThisMachineWhoseProcessIsGoneIsTakenOverFromAtOnce() {
    DriverProcess mine = DriverProcess.mine();
    leave(of(new DriverProcess(mine.table(), mine.pid(), mine.started() + "1")));
    take(NOON).close();
  }

  @Test
  void whatADriverThatIsGoneHasLeftIsRemovedAndALivingOnesStays() {
    DriverProcess mine = DriverProcess.mine();
    leave(of(new DriverProcess(mine.table(), mine.pid(), mine.started() + "1")));
    HeldLease.removeStale(store(), at(NOON));
    assertThat(folder.resolve(Lease.NAME)).doesNotExist();
    leave(elsewhere(NOON));
    HeldLease.removeStale(store(), at(NOON.plusSeconds(60)));
    assertThat(folder.resolve(Lease.NAME)).exists();
  }

  @Test
  void aDriverThatSeesOtherProcessesIsNotTakenForGone() {
    DriverProcess mine = DriverProcess.mine();
    leave(of(new DriverProcess("another boot or PID namespace", mine.pid(), "1")));
    assertThatThrownBy(() -> take(NOON.plusSeconds(60))).isInstanceOf(ForeignOutputException.class);
    take(NOON.plusSeconds(61)).close();
  }

  @Test
  void aLeaseOfAnOlderVersionCountsUntilItHasBeenSilentForAMinute() throws Exception {
    Files.createDirectories(folder.resolve("_sweep"));
    Files.writeString(
        folder.resolve(Lease.NAME),
        """
        {"host": "here", "pid": 7, "started": "2026-03-01T11:00:00Z", "heartbeat": "2026-03-01T12:00:00Z"}
        """);
    assertThatThrownBy(() -> take(NOON.plusSeconds(60)))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("process 7 on here");
    take(NOON.plusSeconds(61)).close();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aClockThatIsSetMakesNoOtherProcess() {
    assertThat(DriverProcess.mine().started())
        .matches("[0-9]+"); // ticks since boot, no time of day
    assertThat(DriverProcess.mine().table()).matches("[0-9a-f-]{36} pid:\\[[0-9]+]");
    assertThat(DriverProcess.mine().isGone()).isFalse();
  }

  @Test
  void aDriverThatWasTakenOverFromIsTold() throws Exception {
    CountDownLatch looks = new CountDownLatch(2);
    Hindrance takenOver =
        call -> {
          if (call.equals("read") && Thread.currentThread().getName().equals("lease")) {
            store().replace(Lease.NAME, elsewhere(NOON).toJson());
            looks.countDown(); // at the second look the first has been thought over
          }
        };
    try (HeldLease stopped =
        HeldLease.take(new HinderedStore(store(), takenOver), at(NOON), Duration.ofMillis(1))) {
      assertThat(looks.await(1, TimeUnit.MINUTES)).isTrue();
      assertThatThrownBy(stopped::requireHeld)
          .isInstanceOf(ForeignOutputException.class)
          .hasMessageStartingWith(folder + " was taken over by process 7 on elsewhere")
          .hasMessageContaining("All chunks it has published are kept")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
    }
    assertThat(Lease.read(store()))
        .hasValueSatisfying(lease -> assertThat(lease.host()).isEqualTo("elsewhere"));
  }

  @Test
  void aLeaseThatCannotBeReadKeepsNobodyOut() throws Exception {
    Files.createDirectories(folder.resolve("_sweep"));
    Files.write(folder.resolve(Lease.NAME), "{\"host\":".getBytes(UTF_8));
    take(NOON).close();
  }

  @Test
  void whoLostTheLeaseLeavesTheNextDriversAlone() {
    HeldLease lost = take(NOON);
    store().delete(Lease.NAME);
    leave(elsewhere(NOON));
    lost.close();
    assertThat(Lease.read(store())).hasValue(elsewhere(NOON));
  }

  @ParameterizedTest
  @ValueSource(classes = {StoreException.class, IllegalStateException.class})
  void aBeatThatFailsIsNotTheLast(Class<? extends RuntimeException> failure) throws Exception {
    CountDownLatch beats = new CountDownLatch(3);
    Hindrance hindrance =
        call -> {
          if (call.equals("replace")) {
            beats.countDown();
            if (beats.getCount() == 2) {
              throw failure == StoreException.class
                  ? new StoreException("away", null)
                  : new IllegalStateException("file system closed");
            }
          }
        };
    Store store = new HinderedStore(store(), hindrance);
    try (HeldLease held = HeldLease.take(store, at(NOON), Duration.ofMillis(1))) {
      assertThat(beats.await(1, TimeUnit.MINUTES)).as("%s beats on", held).isTrue();
    }
    assertThat(folder.resolve(Lease.NAME)).doesNotExist();
  }

  @Test
  void aBeatReplacesTheLeaseAtOnce() throws Exception {
    List<String> calls = new CopyOnWriteArrayList<>();
    CountDownLatch beats = new CountDownLatch(2);
    Hindrance hindrance =
        call -> {
          calls.add(call);
          if (call.equals("replace")) {
            beats.countDown();
          }
        };
    HeldLease held =
        HeldLease.take(new HinderedStore(store(), hindrance), at(NOON), Duration.ofMillis(1));
    assertThat(beats.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(calls).doesNotContain("delete").containsOnlyOnce("createIfAbsent");
    held.close();
  }
}
