package initsweep.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.DataSet;
import initsweep.data.DataSets;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.Stores;
import initsweep.folder.SweepFolder;
import initsweep.ledger.SweepDriver.Surroundings;
import initsweep.plan.SweepPlan;
import initsweep.spec.Grid;
import initsweep.spec.SweepJson;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;

/** Whole sweeps on one fake store: planner, publisher and resume, without Spark or training. */
final class Simulation {
  /** 6 runs, and 10 with the four that an extension adds. */
  static final SweepPlan SWEEP = plan("\"0..2\"");

  /** The same runs, numbered otherwise. */
  static final SweepPlan REORDERED = plan("[2,0,1]");

  static final SweepPlan EXTENDED = plan("\"0..4\"");

  static final DataSet DATA = DataSets.open("normal(10,4)", new Configuration());
  private static final BiFunction<Store, List<String>, SweepFolder> TABLES =
      Stores.rememberingTables();

  private final FakeStore store;
  private final Random random;
  private int drivers;

  Simulation(boolean hasRename, Random random) {
    this.store = new FakeStore(hasRename);
    this.random = random;
  }

  /** 18 runs that choose a rate for each of three cells, then two cells on as many seeds. */
  static SweepPlan tuned(String seeds) {
    return tuned("[\"xavier\",\"he\",\"lsuv\"]", seeds, "[\"0.1\",\"0.4\",\"1.6\"]");
  }

  static SweepPlan tuned(String inits, String seeds, String rates) {
    String json =
        "{\"name\":\"tuned\",\"data\":\"images\",\"run\":{\"hidden\":\"[16]\",\"iterations\":\"20\",\"batch\":\"64\"},\"grid\":[{\"init\":%s,\"seed\":%s}],\"tune\":{\"over\":{\"lr\":%s},\"by\":\"validation_accuracy\",\"seeds\":\"100..101\"},\"validation\":\"10\",\"probe\":{\"at\":[0,10,\"last\"],\"inputs\":600000}}";
    return SweepPlan.of(new Grid(SweepJson.read(json.formatted(inits, seeds, rates))));
  }

  /** Three rungs over the stored curves: 84 runs, then 36, then 18, of which 15 are evaluated. */
  static SweepPlan halved(String name, int width) {
    String json =
        "{\"name\":\"%s\",\"data\":\"images\",\"run\":{\"hidden\":\"[%s]\",\"iterations\":\"20\",\"batch\":\"64\"},\"grid\":[{\"init\":[\"he\",\"lsuv\",\"orthogonal\",\"xavier\"],\"seed\":\"0..1\"}],\"tune\":{\"over\":{\"lr\":[\"0.05\",\"0.1\",\"0.2\",\"0.4\",\"0.8\",\"1.6\",\"3.2\"]},\"by\":\"validation_accuracy\",\"seeds\":\"100..102\",\"halving\":{\"factor\":2,\"start\":5}},\"validation\":\"10\",\"probe\":{\"at\":[0,10,\"last\"],\"inputs\":600000}}";
    return SweepPlan.of(new Grid(SweepJson.read(json.formatted(name, width))));
  }

  /** Two studies of halved sweeps on sampled points, of two cells. */
  static SweepPlan inStudies(String seeds) {
    String json =
        "{\"name\":\"studies\",\"data\":\"images\",\"run\":{\"hidden\":\"[16]\",\"iterations\":\"20\",\"batch\":\"64\"},\"grid\":[{\"init\":[\"he\",\"xavier\"],\"seed\":%s}],\"tune\":{\"over\":{\"lr\":\"log(0.05,0.9)\",\"weight_decay\":[\"0\",\"0.1\"]},\"by\":\"validation_accuracy\",\"seeds\":\"100..103\",\"sample\":5,\"studies\":2,\"halving\":{\"factor\":3,\"start\":5}},\"validation\":\"10\",\"probe\":{\"at\":[0,10,\"last\"],\"inputs\":600000}}";
    return SweepPlan.of(new Grid(SweepJson.read(json.formatted(seeds))));
  }

  private static SweepPlan plan(String seeds) {
    String json =
        "{\"name\":\"small\",\"data\":\"images\",\"run\":{\"hidden\":\"[16]\",\"iterations\":\"20\",\"batch\":\"64\"},\"grid\":[{\"init\":[\"xavier\",\"he\"],\"seed\":%s}],\"probe\":{\"at\":[0,10,\"last\"],\"inputs\":600000},\"evaluate\":{\"every\":5}}";
    return SweepPlan.of(new Grid(SweepJson.read(json.formatted(seeds))));
  }

  FakeStore store() {
    return store;
  }

  /** A driver that lives for as long as the faults let it. */
  Outcome drive(SweepPlan plan) {
    return drive(plan, plan == EXTENDED);
  }

  Outcome drive(SweepPlan plan, boolean extend) {
    Store asked = Stores.retrying(store);
    // Every driver starts long after the last sign of life of the one before.
    Clock clock = Clock.fixed(Instant.EPOCH.plus(Duration.ofHours(++drivers)), ZoneOffset.UTC);
    Surroundings surroundings = new Surroundings(TABLES, Duration.ZERO, clock);
    return new SweepDriver(asked, plan, DATA, surroundings)
        .run(extend, new FakeCluster(asked, TABLES, random), progress -> {});
  }

  /**
   * The same, and whether it said that all is there. What it may say otherwise is one of the errors
   * of the contract.
   */
  boolean driveUntilItEnds(SweepPlan plan) {
    try {
      drive(plan);
      return true;
    } catch (Crash | StoreException | ForeignOutputException e) {
      return false;
    }
  }

  /** The table: which chunk files there are, and what is in them. */
  Map<String, byte[]> table() {
    Map<String, byte[]> table = new TreeMap<>(store.files());
    table.keySet().removeIf(name -> !name.matches("runs/.*\\.parquet"));
    return table;
  }

  /**
   * The oracle. File for file, and bit for bit since nothing in a simulated row depends on time:
   * nothing lost, nothing doubled, nothing unexpected.
   */
  static void assertSame(Simulation seen, Simulation undisturbed) {
    assertThat(seen.store.files()).containsKeys("runs/_SUCCESS", "_sweep/complete.json");
    assertThat(seen.store.files().get("_sweep/complete.json"))
        .isEqualTo(undisturbed.store.files().get("_sweep/complete.json"));
    assertThat(seen.table().keySet()).isEqualTo(undisturbed.table().keySet());
    seen.table()
        .forEach((name, content) -> assertThat(content).isEqualTo(undisturbed.table().get(name)));
  }
}
