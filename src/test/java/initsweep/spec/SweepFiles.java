package initsweep.spec;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import initsweep.spec.yaml.SweepFileException;
import initsweep.spec.yaml.YamlNode;
import initsweep.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Sweep files of the tests, and sweep files written for one test. */
public final class SweepFiles {
  private SweepFiles() {}

  static Path folder(String name) {
    try {
      return Path.of(SweepFiles.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> all(String folder) {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static SweepSpec good(String name, String... overrides) {
    return SweepFile.read(folder("good").resolve(name + ".yaml"), List.of(overrides));
  }

  /** A sweep over MNIST with these lines. */
  static SweepSpec of(String... lines) {
    return SpecReader.read(YamlReader.readFile("test.yaml", yaml(lines)), "test");
  }

  static SweepSpec overridden(String[] lines, String... overrides) {
    YamlNode root = YamlReader.readFile("test.yaml", yaml(lines));
    return SpecReader.read(Overrides.apply(Sections.requireKeys(root), List.of(overrides)), "test");
  }

  static Grid grid(String... lines) {
    return new Grid(of(lines));
  }

  private static String yaml(String... lines) {
    return "data: data/mnist\n" + String.join("\n", lines) + "\n";
  }

  public static String refusal(ThrowingCallable call) {
    return catchThrowableOfType(SweepFileException.class, call).getMessage();
  }
}
