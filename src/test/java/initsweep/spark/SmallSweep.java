package initsweep.spark;

import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.ledger.Outcome;
import initsweep.plan.SweepPlan;
import initsweep.spec.Grid;
import initsweep.spec.SweepJson;
import initsweep.storage.StoreLocation;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.apache.spark.sql.SparkSession;

/**
 * A sweep that takes a moment: 3 initialisers × 4 seeds of a narrow network on small images. It
 * asks for a probe of more inputs than there are, since the plan, which knows no data, then expects
 * work for several chunks.
 */
public record SmallSweep(
    Path folder, ImageSet images, String name, String run, String grid, String probe) {

  /** Draws its data under a folder. */
  public static SmallSweep in(Path folder) {
    return of(folder, 2000);
  }

  static SmallSweep of(Path folder, int examples) {
    return new SmallSweep(
        folder,
        LearnableFolder.images(folder.resolve("images"), examples, 300),
        "small",
        "\"hidden\":\"[16]\",\"iterations\":\"20\",\"lr\":\"0.5\",\"batch\":\"64\"",
        "\"init\":[\"0.01\",\"xavier\",\"he\"],\"seed\":\"0..3\"",
        "[0,10,\"last\"]");
  }

  public SmallSweep withName(String other) {
    return new SmallSweep(folder, images, other, run, grid, probe);
  }

  public SmallSweep withRun(String json) {
    return new SmallSweep(folder, images, name, json, grid, probe);
  }

  public SmallSweep withGrid(String json) {
    return new SmallSweep(folder, images, name, run, json, probe);
  }

  /** Takes long enough to be stopped: its chunks are not over before the first one is reported. */
  public SmallSweep lasting() {
    return withRun("\"hidden\":\"[16]\",\"iterations\":\"1000\",\"lr\":\"0.5\",\"batch\":\"64\"");
  }

  public SweepPlan plan() {
    String json =
        "{\"name\":\"%s\",\"data\":\"images\",\"run\":{%s},\"grid\":[{%s}],\"probe\":{\"at\":%s,\"inputs\":400000},\"evaluate\":{\"every\":5}}";
    return SweepPlan.of(new Grid(SweepJson.read(json.formatted(name, run, grid, probe))));
  }

  public Path out(String name) {
    return folder.resolve(name);
  }

  public Outcome run(SparkSession spark, String out) {
    return new Sweep(plan(), images, new StoreLocation(out(out).toString()), false)
        .run(spark, progress -> {});
  }

  /** Begins it, and ends the driver when so many of its runs are durable. */
  public void stopAfter(int runs, SparkSession spark, StoreLocation location) {
    Sweep sweep = new Sweep(plan(), images, location, false);
    try {
      sweep.run(
          spark,
          progress -> {
            if (progress.runs().done() >= runs) {
              throw new CancellationException();
            }
          });
    } catch (CancellationException e) {
      return;
    }
    throw new AssertionError("the sweep was not stopped");
  }

  /** A session as a laptop has it, without page and without noise. */
  public static SparkSession session(String master) {
    // Compiling takes longer than reading a few rows.
    return builder(master)
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .getOrCreate();
  }

  /** The same with compiled queries, as those of users are. */
  public static SparkSession compilingSession(String master) {
    return builder(master).getOrCreate();
  }

  private static SparkSession.Builder builder(String master) {
    return SparkSession.builder()
        .master(master)
        .appName("test")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1");
  }
}
