package initsweep.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.folder.Completion;
import initsweep.folder.Manifest;
import initsweep.report.Language;
import initsweep.sql.ReportedFolders.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The provenance of a report: what was run, which versions and machines computed it, and its
 * digest.
 */
final class Provenance {
  private static final String MACHINES =
      "SELECT array_sort(collect_list(struct(jvm, vector_bits, runs))) AS machines,"
          + " string(date_trunc('SECOND', max(finished_at))) AS time, sum(runs) AS runs,"
          + " min(run_id) AS run_id FROM (SELECT jvm, vector_bits, count(*) AS runs,"
          + " max(finished_at) AS finished_at, min(run_id) AS run_id FROM runs GROUP BY jvm,"
          + " vector_bits)";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Language language;
  private final List<JsonNode> rows = new ArrayList<>();

  private Provenance(Language language) {
    this.language = language;
  }

  /** Rows of {@code item} and {@code value}. Needs the view {@code runs}. */
  static List<JsonNode> rows(SparkSession spark, ReportedFolders folders, Language language) {
    Provenance provenance = new Provenance(language);
    Manifest last = folders.last();
    Row machines = spark.sql(MACHINES).head();
    long runs = machines.<Long>getAs("runs");
    if (folders.areSeveral()) {
      provenance.add("runs", String.valueOf(runs));
      folders.each().forEach(provenance::addFolder);
    } else {
      provenance.addOnly(folders.each().get(0), runs);
    }
    provenance.add("data", last.sweep().path("data").asText());
    provenance.add("data_checksum", last.meaning().path("data").asText());
    if (!folders.areSeveral()) {
      provenance.add("fingerprint", last.fingerprint());
    }
    provenance.tell("versions", "versions", versions(spark, last));
    provenance.add("computed_on", provenance.machines(machines.getList(0)));
    provenance.tell("finished_at", "finished_at", Map.of("time", machines.getAs("time")));
    if (!folders.areSeveral()) {
      provenance.add(
          "replay",
          "./submit.sh replay %s %s"
              .formatted(
                  folders.each().get(0).location().text(), machines.<String>getAs("run_id")));
    }
    return provenance.rows;
  }

  private void addOnly(Folder folder, long runs) {
    long planned = folder.planned();
    tell("runs", runs == planned ? "runs" : "runs_of", Map.of("runs", runs, "planned", planned));
    folder.completion().ifPresent(complete -> add("digest", complete.digest()));
  }

  private void addFolder(Folder folder) {
    List<Manifest> manifests = folder.manifests();
    tell(
        "folder",
        "folder",
        Map.of(
            "folder", folder.location().text(),
            "digest", folder.completion().map(Completion::digest).orElse("–"),
            "fingerprint", manifests.get(manifests.size() - 1).fingerprint()));
  }

  /** In a mixed fleet each kind of machine comes with its number of runs. */
  private String machines(List<Row> machines) {
    String text = machines.size() == 1 ? "computed_on" : "computed_on_some";
    return machines.stream()
        .map(
            machine ->
                language.text(
                    "provenance." + text,
                    Map.of("jvm", machine.get(0), "bits", machine.get(1), "runs", machine.get(2))))
        .collect(Collectors.joining("; "));
  }

  private static Map<String, ?> versions(SparkSession spark, Manifest manifest) {
    return Map.of(
        "spark", spark.version(),
        "kernel", manifest.meaning().path("kernel_version").asText(),
        "plan", manifest.meaning().path("plan_version").asText(),
        "table", manifest.schemaVersion());
  }

  private void tell(String item, String text, Map<String, ?> values) {
    add(item, language.text("provenance." + text, values));
  }

  private void add(String item, String value) {
    rows.add(JSON.createObjectNode().put("item", item).put("value", value));
  }
}
