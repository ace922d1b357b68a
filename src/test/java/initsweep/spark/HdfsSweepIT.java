package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.ledger.Outcome;
import initsweep.ledger.Verification;
import initsweep.sql.RunQuery;
import initsweep.storage.Hdfs;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep to a real HDFS, whose name node goes away in the middle and comes back. */
class HdfsSweepIT {
  @TempDir static Path folder;
  private static MiniDFSCluster hdfs;
  private static SparkSession spark;
  private static SmallSweep small;

  @BeforeAll
  static void start() throws IOException {
    hdfs = Hdfs.start(folder.resolve("hdfs"));
    small = SmallSweep.in(folder).lasting();
    spark = SmallSweep.session("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.stop();
    hdfs.shutdown();
  }

  @Test
  void aSweepThatIsStoppedGoesOnAfterARestartOfTheNameNode() throws IOException {
    StoreLocation location = new StoreLocation(hdfs.getURI() + "/results/small");
    try (Store store = location.open(new Configuration())) {
      small.stopAfter(3, spark, location);
      List<String> chunks = store.list("runs");
      assertThat(chunks).hasSizeLessThan(small.plan().chunks().size()).doesNotContain("_SUCCESS");
      store.delete("runs/" + chunks.get(0));
      store.createIfAbsent("runs/" + chunks.get(0), new byte[9]);

      hdfs.restartNameNode(true);

      Outcome resumed = run(location);
      assertThat(resumed.computed()).isPositive().isLessThan(12);
      assertThat(resumed.digest()).isEqualTo(small.run(spark, "local").digest());
      assertThat(Verification.of(store).isWhole()).isTrue();
      assertThat(store.list("_sweep/quarantine")).hasSize(1);
      assertThat(RunQuery.of(spark, location, "SELECT run_id FROM runs").rows())
          .toIterable()
          .hasSize(12);
    }
  }

  private static Outcome run(StoreLocation location) {
    return new Sweep(small.plan(), small.images(), location, false).run(spark, progress -> {});
  }
}
