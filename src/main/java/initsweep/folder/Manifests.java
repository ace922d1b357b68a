package initsweep.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.storage.StoreProbe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The manifests of an output folder, one for the sweep it was created for and one for each
 * extension (generation). Each is created once and never rewritten.
 */
public final class Manifests {
  private static final String BOOKKEEPING = "_sweep";
  private static final Pattern EXTENSION = Pattern.compile("manifest-g(\\p{Nd}{2,9})\\.json");

  private Manifests() {}

  /**
   * The manifests of a folder, the first generation first; empty if no sweep has ever written
   * there.
   *
   * @throws ForeignOutputException if one is damaged
   */
  public static List<Manifest> read(Store store) {
    List<Manifest> manifests = new ArrayList<>();
    for (int generation = 1; ; generation++) {
      String name = name(generation);
      Optional<byte[]> content = store.read(name);
      if (content.isEmpty()) {
        return manifests;
      }
      manifests.add(Manifest.parse(content.get(), store.location() + "/" + name));
    }
  }

  /**
   * The manifests of a folder that must be the output of a sweep.
   *
   * @throws StoreException if the folder has no results
   * @throws ForeignOutputException if it holds something else
   */
  public static List<Manifest> require(Store store) {
    List<Manifest> manifests = read(store);
    if (manifests.isEmpty()) {
      StoredTable.requireResults(store);
      throw new ForeignOutputException(
          ("%s has Parquet files but no manifest, so it is not the output of a sweep\nExpected"
                  + " the output folder of a sweep, such as results/book.")
              .formatted(store.location()));
    }
    return manifests;
  }

  /** The section {@code tune} of the latest sweep that has one; an empty object if none has. */
  public static JsonNode tune(List<Manifest> manifests) {
    return manifests.stream()
        .map(manifest -> manifest.sweep().path("tune"))
        .filter(JsonNode::isObject)
        .reduce((earlier, later) -> later)
        .orElse(JsonNodeFactory.instance.objectNode());
  }

  /**
   * The sweep that was asked for last. Of one that tunes, that is not the sweep of its last
   * generation, which has the chosen values in place of {@code tune}.
   *
   * @param manifests at least one
   */
  static JsonNode asked(List<Manifest> manifests) {
    return manifests.stream()
        .map(Manifest::sweep)
        .filter(sweep -> sweep.has("tune"))
        .reduce((earlier, later) -> later)
        .orElse(manifests.get(manifests.size() - 1).sweep());
  }

  private static String name(int generation) {
    return generation == 1
        ? BOOKKEEPING + "/manifest.json"
        : BOOKKEEPING + String.format(Locale.ROOT, "/manifest-g%02d.json", generation);
  }

  /**
   * Claims a folder for a sweep: creates the manifest, or checks that the one there is of the same
   * sweep.
   *
   * @param mayExtend whether the sweep may be added to a folder of another sweep over the same data
   * @return all manifests of the folder
   * @throws ForeignOutputException if it holds something else; nothing was changed
   * @throws StoreException if the store does not support atomic creation
   */
  public static List<Manifest> claim(Store store, Manifest manifest, boolean mayExtend) {
    rename(store);
    List<Manifest> there = read(store);
    refuseCopy(store);
    if (there.isEmpty()) {
      requireNew(store);
      StoreProbe.check(store);
      store.createIfAbsent(name(1), manifest.toJson());
      there = read(store);
    }
    requireOurs(store, there, manifest, mayExtend);
    return there;
  }

  /**
   * Renames manifests whose names have non-ASCII digits, from when formatting followed the locale.
   */
  private static void rename(Store store) {
    for (String file : store.list(BOOKKEEPING)) {
      Matcher name = EXTENSION.matcher(file);
      if (name.matches() && !file.matches("\\p{ASCII}*")) {
        String given = name(Integer.parseInt(name.group(1)));
        store
            .read(BOOKKEEPING + "/" + file)
            .ifPresent(manifest -> store.createIfAbsent(given, manifest));
      }
    }
  }

  private static void refuseCopy(Store store) {
    if (FolderNames.isCopy(store)) {
      throw new ForeignOutputException(
          ("%s is a compacted copy, to which no run can be added\nWrite to the original folder,"
                  + " or to another one with --out.")
              .formatted(store.location()));
    }
  }

  /** Writes the manifests into the compacted copy of a folder. */
  static void copy(List<Manifest> manifests, Store to) {
    for (int i = 0; i < manifests.size(); i++) {
      to.createIfAbsent(name(i + 1), manifests.get(i).toJson());
    }
  }

  /**
   * A sweep overwrites the report and deletes temporary files, so neither may belong to something
   * else.
   */
  private static void requireNew(Store store) {
    Optional<String> obstacle = obstacle(store);
    boolean isClaimed = store.read(name(1)).isPresent(); // by another driver, meanwhile
    if (obstacle.isPresent() && !isClaimed) {
      throw new ForeignOutputException(
          ("%s holds %s but no manifest, so it is not the output of a sweep; nothing was"
                  + " changed\nWrite to another folder with --out.")
              .formatted(store.location(), obstacle.get()));
    }
  }

  /**
   * Something that an unused folder cannot contain; the remains of a driver killed before it wrote
   * its manifest are allowed.
   */
  private static Optional<String> obstacle(Store store) {
    Stream<String> runs = store.entries(FolderNames.RUNS).stream().map(under(FolderNames.RUNS));
    Stream<String> bookkeeping =
        store.entries(BOOKKEEPING).stream()
            .map(under(BOOKKEEPING))
            .filter(name -> !name.equals(Store.TEMPORARY));
    Stream<String> report =
        store.read(FolderNames.REPORT).stream().map(content -> FolderNames.REPORT);
    return Stream.of(runs, bookkeeping, report)
        .flatMap(Function.identity())
        .filter(name -> !name.contains("/.")) // files of the desktop, such as .DS_Store
        .findFirst();
  }

  private static Function<Store.Entry, String> under(String folder) {
    return entry -> folder + "/" + entry.name();
  }

  /** Whether one of the generations of a folder has the same meaning. */
  public static boolean isKnown(List<Manifest> there, Manifest manifest) {
    return there.stream().anyMatch(known -> known.fingerprint().equals(manifest.fingerprint()));
  }

  /**
   * @param mayExtend whether the sweep may be added to a folder of another sweep over the same data
   * @throws ForeignOutputException if it does and may not, or differs in more than its grid
   */
  public static void requireOurs(
      Store store, List<Manifest> there, Manifest manifest, boolean mayExtend) {
    if (isKnown(there, manifest)) {
      return;
    }
    List<String> differences = differences(there, manifest);
    if (!mayExtend) {
      throw foreign(store, differences, ", or add the new runs to this one with --extend");
    }
    List<String> obstacles =
        differences.stream().filter(difference -> !canBeAdded(difference)).toList();
    if (!obstacles.isEmpty()) {
      throw foreign(store, obstacles, "; only another grid can be added with --extend");
    }
  }

  /**
   * @param there of a folder whose sweep has not got to these runs
   * @param manifest of other runs, which can be added only when it has
   * @throws ForeignOutputException always
   */
  public static void refuseUntilComplete(Store store, Manifest there, Manifest manifest) {
    throw foreign(
        store,
        manifest.differences(there),
        ", or complete the sweep in this one first, and then add the new runs with --extend");
  }

  /**
   * Runs whose tuned keys were chosen in another way must not be compared with those in the folder.
   */
  private static boolean canBeAdded(String difference) {
    return difference.startsWith("sweep.")
        && !difference.startsWith("sweep.tune")
        && !difference.startsWith("sweep.stage");
  }

  /** The differences from the most similar generation, one with another grid before all others. */
  private static List<String> differences(List<Manifest> there, Manifest manifest) {
    Comparator<List<String>> byObstacles =
        Comparator.comparingLong(
            differences -> differences.stream().filter(each -> !canBeAdded(each)).count());
    return there.stream()
        .map(manifest::differences)
        .min(byObstacles.thenComparingInt(List::size))
        .orElseThrow();
  }

  private static ForeignOutputException foreign(
      Store store, List<String> differences, String remedy) {
    return new ForeignOutputException(
        ("%s holds another sweep; nothing was changed. Differences:\n  %s\nWrite to another"
                + " folder with --out%s.")
            .formatted(store.location(), String.join("\n  ", differences), remedy));
  }

  /**
   * Adds a generation, or finds it already there.
   *
   * @param there all manifests of the folder
   * @return those and the new one
   * @throws ForeignOutputException if another driver has just extended the folder differently
   */
  public static List<Manifest> extend(Store store, List<Manifest> there, Manifest manifest) {
    store.createIfAbsent(name(there.size() + 1), manifest.toJson());
    List<Manifest> extended = read(store);
    if (!isKnown(extended, manifest)) {
      throw foreign(store, differences(extended, manifest), "; another driver was faster");
    }
    return extended;
  }

  /**
   * Checks that an executor sees the same folder as the driver.
   *
   * @param fingerprints of the generations the driver knows
   */
  public static void requireVisible(Store store, List<String> fingerprints) {
    List<String> here = read(store).stream().map(Manifest::fingerprint).toList();
    if (here.size() < fingerprints.size()
        || !here.subList(0, fingerprints.size()).equals(fingerprints)) {
      throw new StoreException(
          "%s is not on a shared file system: an executor does not see the manifest that the driver wrote there\nWrite to a folder that the driver and all executors share: NFS, hdfs:// or s3a://."
              .formatted(store.location()),
          null);
    }
  }
}
