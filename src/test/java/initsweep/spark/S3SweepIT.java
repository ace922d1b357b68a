package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.ledger.Outcome;
import initsweep.ledger.Verification;
import initsweep.sql.RunQuery;
import initsweep.storage.S3Proxy;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep to S3 that is stopped after its first chunks, damaged, and goes on. */
class S3SweepIT {
  @TempDir Path folder;

  @Test
  void aSweepThatIsStoppedGoesOnAndReplacesWhatIsDamaged() throws Exception {
    SmallSweep small = SmallSweep.in(folder).lasting();
    SparkSession spark = SmallSweep.session("local[2]");
    try (S3Proxy s3 = S3Proxy.start(folder)) {
      s3.settings().forEach(spark.sparkContext().hadoopConfiguration()::set);
      StoreLocation location = new StoreLocation("s3a://%s/small".formatted(s3.bucket()));
      Store store = location.open(s3.hadoop());
      small.stopAfter(3, spark, location);
      List<String> chunks = store.list("runs");
      assertThat(chunks).isNotEmpty().doesNotContain("_SUCCESS");
      damage(store, chunks.get(0));

      Outcome resumed =
          new Sweep(small.plan(), small.images(), location, false).run(spark, progress -> {});

      assertThat(resumed.computed()).isPositive().isLessThan(12);
      assertThat(resumed.digest()).isEqualTo(small.run(spark, "local").digest());
      assertThat(Verification.of(store).isWhole()).isTrue();
      assertThat(store.list("_sweep/quarantine")).hasSize(1);
      assertThat(store.list(Store.TEMPORARY)).isEmpty();
      assertThat(RunQuery.of(spark, location, "SELECT run_id FROM runs").rows())
          .toIterable()
          .hasSize(12);
    } finally {
      spark.stop();
    }
  }

  private static void damage(Store store, String chunk) {
    store.delete("runs/" + chunk);
    store.createIfAbsent("runs/" + chunk, new byte[9]);
  }
}
