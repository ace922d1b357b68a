package initsweep.spec;

import initsweep.spec.yaml.SweepFileException;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlReader;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.TextFile;
import java.nio.file.Path;
import java.util.List;

/** Reads sweep files. */
public final class SweepFile {
  public static final String WHAT = "sweep file";
  public static final String EXPECTED =
      "a YAML file as conf/book.yaml, or the output folder of a sweep as results/book";

  /** The name of a sweep that comes through a pipe without one. */
  private static final String PIPED = "piped";

  private static final String UNNAMED = "sweep";

  private SweepFile() {}

  /**
   * Reads a file of plain YAML, applies the overrides, and checks everything that can be checked
   * without data. A file without {@code name} is named like the file.
   *
   * @param file a path, or {@code -} for standard input
   * @param overrides {@code key=value}, as after {@code --set}
   * @throws SweepFileException if the file cannot be read or understood
   */
  public static SweepSpec read(Path file, List<String> overrides) {
    return read(new TextFile(WHAT, file.toString(), EXPECTED), overrides);
  }

  /**
   * The same of a file that may be elsewhere.
   *
   * @param source with {@link #WHAT} and {@link #EXPECTED}
   */
  public static SweepSpec read(TextFile source, List<String> overrides) {
    return read(source.place(), text(source), nameOf(source), overrides);
  }

  /**
   * The same of what a file would hold. Without {@code name} it is called {@code sweep}.
   *
   * @throws SweepFileException if the text cannot be understood
   */
  public static SweepSpec readText(String yaml, List<String> overrides) {
    return read("sweep", yaml, UNNAMED, overrides);
  }

  private static SweepSpec read(String place, String yaml, String name, List<String> overrides) {
    Fields root = Sections.requireKeys(YamlReader.readFile(place, yaml));
    return SpecReader.read(Overrides.apply(root, overrides), name);
  }

  private static String nameOf(TextFile source) {
    return source.isPiped()
        ? PIPED
        : Path.of(source.name()).getFileName().toString().replaceFirst("\\.(yaml|yml)$", "");
  }

  private static String text(TextFile source) {
    try {
      return source.read();
    } catch (InvalidValueException e) {
      throw new SweepFileException(e.getMessage(), e);
    }
  }
}
