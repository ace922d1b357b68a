package initsweep.cli.output;

import initsweep.report.Figures;
import initsweep.report.Figures.Figure;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.storage.LocalFile;
import initsweep.storage.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of figures with their captions. The captions also list the files that are ours, so that
 * nothing else in the folder is ever replaced.
 */
public final class FigureFolder {
  private static final String CAPTIONS = "captions.md";
  private static final String MARK = "<!-- Written by ./submit.sh figures, as are the figures. -->";
  private static final String HEADING = "## ";
  private static final long BETWEEN_LINES = Duration.ofSeconds(5).toNanos();

  private final Path folder;
  private final List<String> earlier;

  private FigureFolder(Path folder, List<String> earlier) {
    this.folder = folder;
    this.earlier = earlier;
  }

  /**
   * @throws InvalidValueException if it is a file, or a folder of other things
   * @throws StoreException if it cannot be read
   */
  public static FigureFolder require(LocalFile place) {
    Path folder = place.path();
    try {
      if (Files.isRegularFile(folder)) {
        throw new InvalidValueException(
            "%s is a file; expected a folder for the figures".formatted(folder));
      }
      if (!Files.isDirectory(folder)) {
        place.requirePossible();
        return new FigureFolder(folder, List.of());
      }
      Path captions = folder.resolve(CAPTIONS);
      List<String> lines = Files.isRegularFile(captions) ? Files.readAllLines(captions) : List.of();
      if (!lines.contains(MARK)) {
        requireEmpty(folder);
      }
      return new FigureFolder(folder, named(lines));
    } catch (IOException e) {
      throw new StoreException("cannot read %s: %s".formatted(folder, e), e);
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .sorted()
          .findFirst()
          .ifPresent(
              entry -> {
                throw new InvalidValueException(
                    "%s holds other things, such as %s; expected a new or empty folder, or one of earlier figures\nName another folder with --out."
                        .formatted(folder, entry.getFileName()));
              });
    }
  }

  private static List<String> named(List<String> captions) {
    return captions.stream()
        .filter(line -> line.startsWith(HEADING))
        .map(line -> line.substring(HEADING.length()))
        .filter(name -> name.matches("\\d{2,}-[A-Za-z0-9.-]+\\.svg"))
        .toList();
  }

  public Path path() {
    return folder;
  }

  /** The file of the captions. */
  public Path captions() {
    return folder.resolve(CAPTIONS);
  }

  /**
   * Draws and writes all figures, in place of those of an earlier call.
   *
   * @param err says what is replaced, and how far a long call is
   * @return how many
   * @throws InvalidValueException if another file has the name of a figure; nothing is changed then
   * @throws StoreException if a file cannot be written
   */
  public int write(Figures figures, FigureFormat format, PrintWriter err) {
    List<String> files = figures.names().stream().map(name -> name + "." + format).toList();
    files.stream().filter(file -> !earlier.contains(file)).forEach(this::requireFree);
    removeEarlier(files, err);
    // First the names, so that the same command can be repeated if it is interrupted.
    writeCaptions(figures, files.stream().map(file -> HEADING + file).toList());
    List<String> captions = new ArrayList<>();
    long told = System.nanoTime();
    for (int i = 0; i < files.size(); i++) {
      Figure figure = figures.draw(i);
      new LocalFile(folder.resolve(files.get(i))).replace(figure.svg());
      captions.add("%s%s\n\n%s".formatted(HEADING, files.get(i), figure.caption()));
      if (System.nanoTime() - told > BETWEEN_LINES) {
        err.println("%s/%s figures".formatted(i + 1, files.size()));
        told = System.nanoTime();
      }
    }
    writeCaptions(figures, captions);
    return files.size();
  }

  private void requireFree(String file) {
    if (Files.exists(folder.resolve(file))) {
      throw new InvalidValueException(
          "%s is in the way and not a figure of an earlier call; nothing was written\nMove it, or name another folder with --out."
              .formatted(folder.resolve(file)));
    }
  }

  private void removeEarlier(List<String> files, PrintWriter err) {
    if (!earlier.isEmpty()) {
      err.println(
          "Replacing %s of an earlier call.".formatted(Numbers.counted(earlier.size(), "figure")));
    }
    for (String file : earlier) {
      if (!files.contains(file)) {
        try {
          Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
          throw new StoreException("cannot delete %s: %s".formatted(folder.resolve(file), e), e);
        }
      }
    }
  }

  private void writeCaptions(Figures figures, List<String> parts) {
    new LocalFile(captions())
        .replace(MARK + "\n\n" + figures.preface() + "\n" + String.join("\n\n", parts) + "\n");
  }
}
