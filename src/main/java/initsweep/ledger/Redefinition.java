package initsweep.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.Manifest;
import initsweep.nn.Initialiser;
import initsweep.nn.initialisers.Initialisers;
import initsweep.run.RunConfig;
import initsweep.spec.SweepJson;
import initsweep.spelling.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An initialiser that means something else today than when a folder was made. Rows of two
 * definitions have the same spelling, so they must not be mixed.
 *
 * @param init the spelling
 * @param there the revision that made the folder's runs
 * @param here that of this InitSweep
 * @param formula the definition of this InitSweep
 */
public record Redefinition(String init, int there, int here, String formula) {

  /** What has been redefined since the folder of these manifests was made. */
  public static List<Redefinition> since(List<Manifest> manifests) {
    return manifests.stream()
        .flatMap(manifest -> initialisers(manifest).stream().map(name -> of(manifest, name)))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<Redefinition> of(Manifest manifest, String init) {
    int there = revision(manifest, init);
    return known(init)
        .filter(today -> today.revision() != there)
        .map(today -> new Redefinition(init, there, today.revision(), today.formula()));
  }

  /** None if it comes from a jar that is not here, which whoever needs it will say. */
  private static Optional<Initialiser> known(String name) {
    try {
      return Optional.of(Initialisers.parse(name));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  private static Set<String> initialisers(Manifest manifest) {
    Set<String> names = new TreeSet<>();
    for (JsonNode product : manifest.meaning().path("sweep").path("grid")) {
      product.path("init").forEach(name -> names.add(name.asText()));
    }
    return names;
  }

  /** The first, if the manifest says nothing, as one does that is older than the second. */
  private static int revision(Manifest manifest, String init) {
    return manifest.meaning().path("sweep").path(SweepJson.INIT_REVISIONS).path(init).asInt(1);
  }

  /** The name that a run had when the manifest was written. */
  static String id(Manifest manifest, RunConfig config, String dataHash) {
    return config.id(dataHash, revision(manifest, config.init().toString()));
  }

  /**
   * @throws ForeignOutputException if runs added now would be of other definitions than those there
   */
  static void requireNone(String location, List<Manifest> there) {
    List<Redefinition> all = since(there);
    if (!all.isEmpty()) {
      throw new ForeignOutputException(
          "%s was made with other definitions; nothing was touched: %s\nWrite to another folder with --out, or go on here with the InitSweep that made it."
              .formatted(
                  location,
                  all.stream().map(Redefinition::toString).collect(Collectors.joining("; "))));
    }
  }

  @Override
  public String toString() {
    return "init %s is of revision %s there, of revision %s here: %s"
        .formatted(init, there, here, formula);
  }
}
