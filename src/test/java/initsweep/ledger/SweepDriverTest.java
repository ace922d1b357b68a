package initsweep.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.data.DataSets;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.Stores;
import initsweep.folder.SweepFolder;
import initsweep.ledger.SweepDriver.Surroundings;
import initsweep.plan.SweepPlan;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver does when executors see another disk, and when jobs die. */
class SweepDriverTest {
  private static final BiFunction<Store, List<String>, SweepFolder> TABLES =
      Stores.rememberingTables();

  @TempDir Path drivers;
  @TempDir Path executors;

  private Outcome drive(ChunkRunner runner) {
    return drive(Simulation.SWEEP, runner);
  }

  private Outcome drive(SweepPlan sweep, ChunkRunner runner) {
    return new SweepDriver(
            Stores.at(drivers),
            sweep,
            DataSets.open("normal(10,4)", new Configuration()),
            new Surroundings(TABLES, Duration.ZERO, Clock.systemUTC()))
        .run(false, runner, progress -> {});
  }

  private static void compute(
      Store store,
      ChunkRunner.Work work,
      PlannedChunk chunk,
      BiConsumer<ChunkId, ChunkSummary> published) {
    new ChunkWork(store, work.fingerprints())
        .publish(chunk, () -> FakeCluster.rows(work, chunk))
        .ifPresent(summary -> published.accept(chunk.id(), summary));
  }

  @Test
  void anExecutorWithAnotherDiskSaysSoBeforeItTrains() {
    assertThatThrownBy(
            () ->
                drive(
                    (work, chunks, published) ->
                        compute(Stores.at(executors), work, chunks.get(0), published)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(executors + " is not on a shared file system")
        .hasMessageContaining("does not see the manifest");
    assertThat(executors).isEmptyDirectory();
  }

  @Test
  void aFirstFileThatTheDriverDoesNotSeeEndsTheSweep() {
    assertThatThrownBy(
            () ->
                drive(
                    (work, chunks, published) -> {
                      SweepFolder elsewhere =
                          SweepFolder.open(Stores.at(executors), work.fingerprints());
                      PlannedChunk first = chunks.get(0);
                      published.accept(
                          first.id(), elsewhere.publish(first.id(), FakeCluster.rows(work, first)));
                    }))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(drivers + " is not on a shared file system")
        .hasMessageContaining("NFS, hdfs:// or s3a://")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
  }

  @Test
  void aJobThatDiesIsSubmittedAgainWithWhatIsMissing() {
    List<Integer> submitted = new ArrayList<>();
    Outcome outcome =
        drive(
            (work, chunks, published) -> {
              submitted.add(chunks.size());
              compute(Stores.at(drivers), work, chunks.get(0), published);
              if (submitted.size() < 3) {
                throw new LostJobException("executors lost", null);
              }
              chunks.forEach(chunk -> compute(Stores.at(drivers), work, chunk, published));
            });
    int all = Simulation.SWEEP.chunks().size();
    assertThat(submitted).containsExactly(all, all - 1, all - 2);
    assertThat(outcome.computed()).isEqualTo(6);
  }

  @Test
  void jobsThatDieAgainAndAgainEndTheSweepWithWhatIsThereAndWhy() {
    assertThatThrownBy(
            () ->
                drive(
                    (work, chunks, published) -> {
                      throw new LostJobException("no executors", null);
                    }))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("holds 0 of 6 planned runs after 4 jobs")
        .hasMessageContaining("no executors")
        .hasMessageContaining("Run the same command again");
  }

  @Test
  void axisValuesInAnotherOrderAreTheSameSweep() {
    ChunkRunner all =
        (work, chunks, published) ->
            chunks.forEach(chunk -> compute(Stores.at(drivers), work, chunk, published));
    Outcome first = drive(all);
    Outcome again = drive(Simulation.REORDERED, all);
    assertThat(first.computed()).isEqualTo(6);
    assertThat(again.computed()).isZero();
    assertThat(again.digest()).isEqualTo(first.digest());
  }

  @Test
  void aFolderWithPartOfTheRunsIsStillAnotherSweep() {
    drive(
        (work, chunks, published) ->
            chunks.forEach(chunk -> compute(Stores.at(drivers), work, chunk, published)));
    assertThatThrownBy(() -> drive(Simulation.EXTENDED, (work, chunks, published) -> {}))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("seed: the folder has 0..2, this sweep has 0..4");
  }
}
