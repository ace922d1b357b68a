package initsweep.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.ledger.Generation;
import initsweep.store.Completion;
import initsweep.store.Manifest;
import initsweep.store.StoreLocation;
import initsweep.sweep.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Where the numbers of a report come from: what was asked for, what computed it, and its digest.
 */
final class Provenance {
  private static final String MACHINES =
      "SELECT concat_ws('; ', array_sort(collect_set(concat('Java ', jvm, ', ', vector_bits, '-bit"
          + " vectors')))), string(date_trunc('SECOND', max(finished_at))) || ' UTC', count(*),"
          + " min(run_id) FROM runs";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> rows = new ArrayList<>();

  private Provenance() {}

  /** Rows of {@code item} and {@code value}. Needs the view {@code runs}. */
  static List<JsonNode> rows(
      SparkSession spark,
      StoreLocation location,
      List<Manifest> manifests,
      Optional<Completion> completion) {
    Provenance provenance = new Provenance();
    Manifest last = manifests.get(manifests.size() - 1);
    Row machines = spark.sql(MACHINES).head();
    long planned = completion.map(Completion::runs).orElseGet(() -> planned(manifests));
    provenance.add("runs", recorded(machines.getLong(2), planned));
    completion.ifPresent(complete -> provenance.add("digest", complete.digest()));
    provenance.add("data", last.sweep().path("data").asText());
    provenance.add("data_checksum", last.meaning().path("data").asText());
    provenance.add("fingerprint", last.fingerprint());
    provenance.add("versions", versions(spark, last));
    provenance.add("computed_on", machines.getString(0));
    provenance.add("finished_at", machines.getString(1));
    provenance.add(
        "replay", "./submit.sh replay %s %s".formatted(location.text(), machines.getString(3)));
    return provenance.rows;
  }

  private static long planned(List<Manifest> manifests) {
    return Generation.of(manifests).stream()
        .flatMap(generation -> generation.plan().chunks().stream())
        .mapToLong(Chunk::size)
        .sum();
  }

  private static String recorded(long runs, long planned) {
    return runs == planned ? Long.toString(runs) : runs + " / " + planned;
  }

  private static String versions(SparkSession spark, Manifest manifest) {
    return "Spark %s, kernel %s, plan %s, table %s"
        .formatted(
            spark.version(),
            manifest.meaning().path("kernel_version").asText(),
            manifest.meaning().path("plan_version").asText(),
            manifest.schemaVersion());
  }

  private void add(String item, String value) {
    rows.add(JSON.createObjectNode().put("item", item).put("value", value));
  }
}
