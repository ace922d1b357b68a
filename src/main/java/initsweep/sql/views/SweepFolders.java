package initsweep.sql.views;

import com.fasterxml.jackson.databind.JsonNode;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.SweepFolder;
import initsweep.spelling.InvalidValueException;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * The output folders that are asked together. Run ids are the same in every folder, so that runs of
 * several sweeps form one table, and pair by seed.
 *
 * @param locations at least one
 */
public record SweepFolders(List<StoreLocation> locations) {
  /**
   * @throws InvalidValueException if one is given twice
   */
  public SweepFolders {
    locations = List.copyOf(locations);
    for (int i = 0; i < locations.size(); i++) {
      if (locations.indexOf(locations.get(i)) < i) {
        throw new InvalidValueException(
            "%s is given twice; expected folders of different sweeps"
                .formatted(locations.get(i).text()));
      }
    }
  }

  public static SweepFolders of(StoreLocation location) {
    return new SweepFolders(List.of(location));
  }

  public boolean areSeveral() {
    return locations.size() > 1;
  }

  /**
   * Checks early, before Spark starts, whether the folders can be asked.
   *
   * @throws InvalidValueException if one cannot be a folder, or as {@link #manifests}
   * @throws initsweep.storage.StoreException as {@link #manifests}
   */
  public void requireReadable(Configuration hadoop) {
    locations.forEach(location -> location.requirePossible(hadoop));
    manifests(hadoop);
  }

  /**
   * The manifests of all folders, those of the first folder first.
   *
   * @throws initsweep.storage.StoreException if a folder has no results, or something else among
   *     them
   * @throws InvalidValueException if the runs of two folders cannot be compared
   */
  List<Manifest> manifests(Configuration hadoop) {
    List<List<Manifest>> each = locations.stream().map(place -> manifests(place, hadoop)).toList();
    for (int i = 1; i < each.size(); i++) {
      requireComparable(i, each);
    }
    return each.stream().flatMap(List::stream).toList();
  }

  private static List<Manifest> manifests(StoreLocation location, Configuration hadoop) {
    try (Store store = location.open(hadoop)) {
      SweepFolder.requireReadable(store);
      return Manifests.read(store);
    }
  }

  /** Every generation of a folder has the data and the kernel of the first. */
  private void requireComparable(int place, List<List<Manifest>> each) {
    JsonNode first = each.get(0).get(0).meaning();
    JsonNode other = each.get(place).get(0).meaning();
    requireSame("data", place, first.path("data"), other.path("data"));
    requireSame(
        "kernel version", place, first.path("kernel_version"), other.path("kernel_version"));
    requireSame(
        "section tune", place, Manifests.tune(each.get(0)), Manifests.tune(each.get(place)));
  }

  private void requireSame(String what, int place, JsonNode first, JsonNode other) {
    if (!first.equals(other)) {
      throw new InvalidValueException(
          ("the %s of %s is %s, that of %s is %s; runs are compared by seed only where it is the"
                  + " same\nAsk each folder by itself.")
              .formatted(
                  what,
                  locations.get(0).text(),
                  shown(first),
                  locations.get(place).text(),
                  shown(other)));
    }
  }

  private static String shown(JsonNode value) {
    String text =
        value.isEmpty() && value.isObject()
            ? "absent"
            : value.isValueNode() ? value.asText() : value.toString();
    return text.length() > 64 ? text.substring(0, 16) + "…" : text;
  }
}
