package initsweep.sql;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.folder.Completion;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.PageSettings;
import initsweep.ledger.Generation;
import initsweep.lesson.Experiment;
import initsweep.plan.Chunk;
import initsweep.report.Unfinished;
import initsweep.sql.views.SweepFolders;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The folders that a report is about, with what they say of themselves.
 *
 * @param each at least one
 */
record ReportedFolders(List<Folder> each) {
  private static final String SHOW = "show";

  /**
   * A folder.
   *
   * @param sweep the sweep file of the sweep that was asked for last
   * @param completion empty while runs are missing
   */
  record Folder(
      StoreLocation location,
      List<Manifest> manifests,
      JsonNode sweep,
      Optional<Completion> completion) {
    /** The runs of the plan as far as it is known. */
    long planned() {
      return completion.map(Completion::runs).orElseGet(this::ofGenerations);
    }

    /** Whether the runs planned so far choose values, so that more will follow. */
    boolean isChoosing() {
      return manifests.get(manifests.size() - 1).sweep().has("tune");
    }

    private long ofGenerations() {
      return Generation.of(manifests).stream()
          .flatMap(generation -> generation.plan().chunks().stream())
          .mapToLong(Chunk::size)
          .sum();
    }
  }

  /**
   * @throws initsweep.storage.StoreException if a folder holds no results
   */
  static ReportedFolders read(SweepFolders folders, Configuration hadoop) {
    return new ReportedFolders(
        folders.locations().stream().map(location -> folder(location, hadoop)).toList());
  }

  private static Folder folder(StoreLocation location, Configuration hadoop) {
    try (Store store = location.open(hadoop)) {
      List<Manifest> manifests = Manifests.require(store);
      return new Folder(
          location, manifests, PageSettings.sweep(store, manifests), Completion.read(store));
    }
  }

  SweepFolders locations() {
    return new SweepFolders(each.stream().map(Folder::location).toList());
  }

  boolean areSeveral() {
    return each.size() > 1;
  }

  List<Manifest> manifests() {
    return each.stream().flatMap(folder -> folder.manifests().stream()).toList();
  }

  /** The manifest of the latest sweep. */
  Manifest last() {
    List<Manifest> manifests = each.get(each.size() - 1).manifests();
    return manifests.get(manifests.size() - 1);
  }

  /** {@code book}, {@code book + fashion}. */
  String name() {
    return each.stream()
        .map(folder -> folder.sweep().path("name").asText())
        .distinct()
        .collect(joining(" + "));
  }

  /** What steers the page: of several sweeps, as far as they agree. */
  JsonNode sweep() {
    JsonNode first = each.get(0).sweep();
    if (!areSeveral()) {
      return first;
    }
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    for (String key : List.of("question", SHOW)) {
      if (each.stream().map(folder -> folder.sweep().path(key)).distinct().count() == 1
          && first.has(key)) {
        common.set(key, first.get(key));
      }
    }
    return common;
  }

  /** The sweep files, to be run again. */
  String sweepText() {
    return each.stream().map(folder -> folder.sweep().toPrettyString()).collect(joining("\n\n"));
  }

  /** What the next experiments start from: the sweep of the last folder. */
  Optional<Experiment> experiment() {
    List<String> texts = each.stream().map(folder -> folder.location().text()).toList();
    return Experiment.of(texts, each.get(each.size() - 1).sweep());
  }

  long planned() {
    return each.stream().mapToLong(Folder::planned).sum();
  }

  boolean isFinished() {
    return each.stream().allMatch(folder -> folder.completion().isPresent());
  }

  /**
   * @param done runs in the table
   * @param every how often the page is written; null if nothing does
   */
  Unfinished unfinished(long done, long diverged, long failed, Duration every) {
    boolean isTuned = each.stream().anyMatch(Folder::isChoosing);
    return new Unfinished(
        Math.max(planned(), done), done, diverged, failed, isTuned, Instant.now(), every);
  }
}
