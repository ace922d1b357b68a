package initsweep.sql;

import initsweep.data.DataSet;
import initsweep.data.DataSets;
import initsweep.plan.SweepPlan;
import initsweep.report.Language;
import initsweep.spark.SmallSweep;
import initsweep.spark.Sweep;
import initsweep.spec.Grid;
import initsweep.spec.SweepFile;
import initsweep.spec.SweepSpec;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Sweeps that between them have everything a report can show. */
record ReportedSweeps(Path folder, SparkSession spark) {
  /** Would be run by a page that took it for HTML. */
  static final String HOSTILE_NAME = "<script>alert(1)<script><!-- & \u00e9 ]]>";

  /** Three initialisers on three depths at two learning rates, one of which diverges. */
  Path trained(Language language) {
    SmallSweep sweep =
        SmallSweep.in(folder)
            .withName(HOSTILE_NAME)
            .withRun("\"iterations\":\"40\",\"batch\":\"64\"")
            .withGrid(
                "\"hidden\":[\"16*2\",\"16*3\",\"16*6\"],\"init\":[\"0.01\",\"xavier\",\"he\"],\"lr\":[\"0.5\",\"1e9\"],\"seed\":\"0..1\"");
    sweep.run(spark, "trained");
    return reported("trained", language);
  }

  /** The article's first experiment with two seeds. */
  Path untrained(Language language) {
    run("conf/activations.yaml", "untrained", "seed=0..1");
    return reported("untrained", language);
  }

  /** Four of the networks of conf/dying-relu.yaml with thirty seeds, and a question asked later. */
  Path dead() {
    String[] networks = {"hidden=[2*2, 2*5, 3*2, 3*5]", "seed=0..29"};
    run("conf/dying-relu.yaml", "dead", networks);
    run("conf/dying-relu.yaml", "dead", networks[0], networks[1], "question=Dead & gone?");
    return reported("dead", Language.EN);
  }

  /** Two initialisers, without training and with some. */
  Path partlyTrained() {
    SmallSweep.in(folder)
        .withRun("\"hidden\":\"[16]\",\"batch\":\"64\"")
        .withGrid("\"init\":[\"0.01\",\"he\"],\"iterations\":[\"0\",\"20\"],\"seed\":\"0..1\"")
        .run(spark, "partly");
    return reported("partly", Language.EN);
  }

  /** The same networks with ten times as many seeds. */
  Path deadWithMoreSeeds() {
    run("conf/dying-relu.yaml", "more", "hidden=[2*2, 2*5, 3*2, 3*5]", "seed=0..299");
    return reported("more", Language.EN);
  }

  /** Stopped when some of its runs were stored. */
  Path unfinished(Duration every) throws IOException {
    if (!Files.exists(folder.resolve("unfinished"))) {
      SmallSweep.in(folder).lasting().stopAfter(1, spark, location("unfinished"));
    }
    SweepReport.write(spark, location("unfinished"), Language.EN, new PageOptions(every, false));
    return folder.resolve("unfinished").resolve(SweepReport.FILE);
  }

  /** Two sweeps of six runs each with a learning rate in common, and two runs in both. */
  SweepFolders several() {
    SmallSweep sweep = SmallSweep.in(folder);
    sweep
        .withName("one")
        .withGrid("\"init\":[\"xavier\",\"he\"],\"seed\":\"0..2\"")
        .run(spark, "one");
    sweep
        .withName("two")
        .withGrid("\"lr\":[\"0.5\",\"0.1\"],\"init\":[\"he\"],\"seed\":\"1..3\"")
        .withRun("\"hidden\":\"[16]\",\"iterations\":\"20\",\"batch\":\"64\"")
        .run(spark, "two");
    return new SweepFolders(List.of(location("one"), location("two")));
  }

  private void run(String file, String out, String... overrides) {
    SweepSpec spec = SweepFile.read(Path.of(file), List.of(overrides));
    DataSet data = DataSets.open(spec.data(), new Configuration());
    new Sweep(SweepPlan.of(new Grid(spec)), data, location(out), false).run(spark, progress -> {});
  }

  private Path reported(String out, Language language) {
    SweepReport.write(spark, location(out), language);
    return folder.resolve(out).resolve(SweepReport.FILE);
  }

  StoreLocation location(String out) {
    return new StoreLocation(folder.resolve(out).toString());
  }
}
