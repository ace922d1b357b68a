package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.ledger.Advance;
import initsweep.ledger.Outcome;
import initsweep.ledger.Progress;
import initsweep.storage.StoreLocation;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark stops in the middle of a sweep, as when the master of a cluster gives it up. */
class LostSparkIT {
  @TempDir private static Path folder;

  @Test
  void itIsSaidAndTheSameSweepGoesOn() {
    SmallSweep small = SmallSweep.in(folder).lasting();
    SparkSession lost = SmallSweep.session("local[1]");
    Sweep sweep =
        new Sweep(
            small.plan(), small.images(), new StoreLocation(small.out("lost").toString()), false);
    assertThatThrownBy(() -> sweep.run(lost, advance -> stopAtFirst(advance, lost)))
        .isInstanceOf(LostSparkException.class)
        .hasMessageContaining("--master local[1]")
        .hasMessageContaining("run the same command again");

    SparkSession next = SmallSweep.session("local[1]");
    try {
      Outcome resumed = small.run(next, "lost");
      assertThat(resumed.progress()).isEqualTo(new Progress(12, 12, 0, 0));
      assertThat(resumed.computed()).isBetween(1L, 11L);
    } finally {
      next.stop();
    }
  }

  private static void stopAtFirst(Advance advance, SparkSession spark) {
    if (advance.runs().done() > 0) {
      spark.stop();
    }
  }
}
