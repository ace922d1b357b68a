package initsweep.ledger;

import initsweep.folder.Manifest;
import initsweep.result.Status;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.spec.Grid;
import initsweep.spec.SweepSpec;
import initsweep.table.StoredRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Whether runs that halving trains again for longer begin as they did before: nothing is kept of a
 * shorter run, so the losses of the longer one must start with the same bits.
 */
final class Prefixes {
  /** Run ids of longer runs, by those of the shorter. */
  private final Map<String, String> longer = new HashMap<>();

  private final Map<String, Integer> lengths = new HashMap<>(); // of what to hash, by run id
  private final Map<String, String> wholes = new HashMap<>(); // hashes of all losses
  private final Map<String, String> beginnings = new HashMap<>(); // of as many as the length

  /** The runs of all rungs but the first, each with that of the rung before. */
  void expect(List<Manifest> manifests) {
    String data = manifests.get(0).meaning().path("data").asText();
    SweepSpec sweep = null;
    for (Manifest manifest : manifests) {
      Grid grid = Generation.grid(manifest);
      int rung = grid.spec().step().rung();
      if (grid.spec().tune() != null) {
        sweep = grid.spec();
      } else if (sweep != null && rung > 1 && grid.evaluation().stage() == Stage.TUNE) {
        int iterations = sweep.rungs().get(rung - 2);
        grid.runs().forEach(run -> expect(manifest, grid.config(run), iterations, data));
      }
    }
  }

  private void expect(Manifest manifest, RunConfig run, int iterations, String data) {
    Map<RunKey<?>, String> texts = new TreeMap<>(run.texts());
    texts.put(RunKey.ITERATIONS, Integer.toString(iterations));
    RunConfig shorter = RunConfig.of(run.data(), texts, run.probe(), run.evaluation());
    String id = Redefinition.id(manifest, run, data);
    String shorterId = Redefinition.id(manifest, shorter, data);
    longer.put(shorterId, id);
    lengths.put(id, iterations);
    lengths.putIfAbsent(shorterId, iterations);
  }

  void add(StoredRow row) {
    String id = row.text("run_id");
    if (lengths.containsKey(id) && !row.text("status").equals(Status.FAILED.toString())) {
      float[] losses = row.losses();
      wholes.put(id, hash(losses, losses.length));
      beginnings.put(id, hash(losses, Math.min(losses.length, lengths.get(id))));
    }
  }

  private static String hash(float[] losses, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * count);
    bytes.asFloatBuffer().put(losses, 0, count);
    return DigestUtils.sha256Hex(bytes.array());
  }

  /** One sentence for each run that did not begin as it should. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    longer.forEach(
        (shorter, id) -> {
          boolean areThere = wholes.containsKey(shorter) && beginnings.containsKey(id);
          if (areThere && !wholes.get(shorter).equals(beginnings.get(id))) {
            faults.add(
                "run %s does not begin with the losses of run %s, the same for fewer iterations"
                    .formatted(id, shorter));
          }
        });
    return faults;
  }
}
