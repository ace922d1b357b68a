package initsweep.cli;

import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.PageSettings;
import initsweep.spark.HadoopSettings;
import initsweep.spark.SubmittedText;
import initsweep.spec.SweepFile;
import initsweep.spec.SweepSpec;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The sweep that a command line names: a sweep file, or an output folder for its sweep. */
final class SweepSource {
  static final String DESCRIPTION =
      "The sweep file, as conf/book.yaml, or on a file system of Hadoop, as hdfs://host/book.yaml;"
          + " - is standard input. Or the output folder of a sweep, as results/book, for the sweep"
          + " that was run there.";

  private SweepSource() {}

  /**
   * @param overrides {@code key=value}, as after {@code --set}
   * @throws initsweep.spec.yaml.SweepFileException if the sweep cannot be read or understood
   */
  static SweepSpec read(String name, List<String> overrides) {
    return stored(name)
        .map(sweep -> SweepFile.readText(sweep, overrides))
        .orElseGet(() -> SweepFile.read(SubmittedText.sweepFile(name), overrides));
  }

  private static Optional<String> stored(String name) {
    if (!mayBeFolder(name)) {
      return Optional.empty();
    }
    Configuration hadoop = HadoopSettings.forListing();
    try (Store store = new StoreLocation(name).open(hadoop)) {
      List<Manifest> manifests = Manifests.read(store);
      return manifests.isEmpty()
          ? Optional.empty()
          : Optional.of(PageSettings.sweep(store, manifests).toString());
    }
  }

  /** A name elsewhere is that of a file if it looks like one. */
  private static boolean mayBeFolder(String name) {
    if (name.contains("://")) {
      return !name.matches(".*\\.ya?ml");
    }
    try {
      return Files.isDirectory(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
