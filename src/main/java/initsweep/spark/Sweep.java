package initsweep.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.data.DataSet;
import initsweep.data.ImageSet;
import initsweep.kernel.Kernel;
import initsweep.store.ChunkSummary;
import initsweep.store.Manifest;
import initsweep.store.RunDigest;
import initsweep.store.RunTable;
import initsweep.store.StoreException;
import initsweep.store.StoreLocation;
import initsweep.store.SweepFolder;
import initsweep.sweep.SweepPlan;
import initsweep.sweep.SweepSpec;
import initsweep.train.RunKey;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A sweep from its plan to its complete table: claim the folder, compute what is missing, check
 * that all is there.
 */
public final class Sweep {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SweepPlan plan;
  private final DataSet data;
  private final StoreLocation location;

  public Sweep(SweepPlan plan, DataSet data, StoreLocation location) {
    this.plan = plan;
    this.data = data;
    this.location = location.absolute();
  }

  /**
   * What a finished sweep left.
   *
   * @param progress all runs, and how many of them went badly
   * @param computed runs that were not there before
   * @param digest of the whole table, whatever the order of its rows
   */
  public record Outcome(Progress progress, long computed, String digest) {}

  /**
   * Runs the sweep, or what is missing of it.
   *
   * @throws initsweep.store.ForeignOutputException if the folder belongs to another sweep
   * @throws StoreException if the storage fails
   */
  public Outcome run(SparkSession spark, Consumer<Progress> progress) {
    requireBatchesToFit();
    Manifest manifest = manifest();
    try (SweepFolder folder = SweepFolder.claim(location, manifest)) {
      SweepJob job = new SweepJob(plan, data, location, manifest.fingerprint(), folder.published());
      long before = job.progress().done();
      job.run(JavaSparkContext.fromSparkContext(spark.sparkContext()), progress);
      Outcome outcome = outcome(folder.published(), before);
      folder.markComplete();
      return outcome;
    }
  }

  private void requireBatchesToFit() {
    if (data instanceof ImageSet images) {
      for (String batch : plan.grid().values(RunKey.BATCH)) {
        images.requireBatch(Integer.parseInt(batch), plan.grid().spec().data());
      }
    }
  }

  private Manifest manifest() {
    SweepSpec spec = plan.grid().spec();
    ObjectNode meaning = JSON.createObjectNode();
    meaning.set("sweep", tree(spec.meaning()));
    meaning.put("data", data.sha256());
    meaning.put("plan_version", SweepPlan.VERSION);
    meaning.put("schema_version", RunTable.SCHEMA_VERSION);
    meaning.put("kernel_version", Kernel.VERSION);
    return new Manifest(
        meaning, tree(spec.json()), InputMoments.of(data).json(), plan.chunks().size());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a sweep writes valid JSON", e);
    }
  }

  private Outcome outcome(Map<Integer, ChunkSummary> published, long before) {
    Progress progress = Progress.of(plan.grid().runCount(), published.values());
    if (progress.done() != progress.planned()) {
      throw new StoreException(
          "%s holds %d runs after the job, planned were %d\nRun the same command again to compute what is missing."
              .formatted(location.text(), progress.done(), progress.planned()),
          null);
    }
    String digest = RunDigest.ofAll(published.values().stream().map(ChunkSummary::digest).toList());
    return new Outcome(progress, progress.done() - before, digest);
  }
}
