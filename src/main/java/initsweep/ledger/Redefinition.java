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
 * An initialiser whose definition has changed since a folder was created. Rows of both definitions
 * have the same spelling, so they must not be mixed.
 *
 * @param init the spelling
 * @param there the revision of the folder's runs
 * @param here that of this InitSweep
 * @param formula the definition of this InitSweep
 */
public record Redefinition(String init, int there, int here, String formula) {

  /** The initialisers redefined since the folder of these manifests was created. */
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

  /**
   * Empty if it comes from a jar that is missing here, which is reported where the initialiser is
   * needed.
   */
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

  /**
   * The revision in the manifest; the first if it records none, as manifests older than the second
   * revision.
   */
  private static int revision(Manifest manifest, String init) {
    return manifest.meaning().path("sweep").path(SweepJson.INIT_REVISIONS).path(init).asInt(1);
  }

  /** The run_id that a run had when the manifest was written. */
  static String id(Manifest manifest, RunConfig config, String dataHash) {
    return config.id(dataHash, revision(manifest, config.init().toString()));
  }

  /**
   * @throws ForeignOutputException if runs added now would have other definitions than those in the
   *     folder
   */
  static void requireNone(String location, List<Manifest> there) {
    List<Redefinition> all = since(there);
    if (!all.isEmpty()) {
      throw new ForeignOutputException(
          ("%s was written with other definitions of initialisers; nothing was changed:"
                  + " %s\nWrite to another folder with --out, or continue this one with the version"
                  + " of InitSweep that wrote it.")
              .formatted(
                  location,
                  all.stream().map(Redefinition::toString).collect(Collectors.joining("; "))));
    }
  }

  @Override
  public String toString() {
    return "init %s has revision %s in the folder and revision %s here: %s"
        .formatted(init, there, here, formula);
  }
}
