package initsweep.sweep;

import initsweep.sweep.YamlNode.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reading a sweep file. */
public final class SweepFile {
  /** A sweep of a million runs needs a few hundred bytes. */
  private static final int MOST_BYTES = 1 << 20;

  private SweepFile() {}

  /**
   * Reads a file of plain YAML, changes it as the overrides say, and checks all that can be checked
   * without data. A file without {@code name} is named like the file.
   *
   * @param overrides {@code key=value}, as after {@code --set}
   * @throws SweepFileException if the file cannot be read or understood
   */
  public static SweepSpec read(Path file, List<String> overrides) {
    Fields root = requireKeys(YamlReader.readFile(file.toString(), text(file)));
    return SpecReader.read(Overrides.apply(root, overrides), nameOf(file));
  }

  static Fields requireKeys(YamlNode root) {
    if (root instanceof Fields fields) {
      return fields;
    }
    throw root.place()
        .error(
            "found %s; expected the keys of a sweep, at least data: as in data: data/mnist"
                .formatted(root.kind()));
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.(yaml|yml)$", "");
  }

  private static String text(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      String kind = Files.isDirectory(file) ? "a folder" : "no regular file";
      throw new SweepFileException(
          "sweep file %s is %s; expected a YAML file as conf/book.yaml".formatted(file, kind));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      requireSize(file, bytes.length);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new SweepFileException(
          "sweep file %s is not UTF-8; save it with that encoding".formatted(file), e);
    } catch (NoSuchFileException e) {
      throw new SweepFileException(
          "sweep file %s does not exist; check the path".formatted(file), e);
    } catch (IOException e) {
      throw new SweepFileException(
          "sweep file %s cannot be read: %s".formatted(file, e.getClass().getSimpleName()), e);
    }
  }

  private static void requireSize(Path file, int bytes) {
    if (bytes > MOST_BYTES) {
      throw new SweepFileException(
          "sweep file %s is larger than %s bytes; expected a sweep file, and ranges for long axes"
              .formatted(file, MOST_BYTES));
    }
  }
}
