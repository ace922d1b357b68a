package initsweep.folder;

import initsweep.table.DuckDb;
import initsweep.table.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Output folders as InitSweep wrote them when schema version 1 was the only one. {@code learned} is
 * 12 runs in 6 chunks on {@code LearnableFolder.write(folder, 1000, 200)}, half of them diverged;
 * {@code drawn} is 8 runs without training on {@code normal(50,10)}.
 */
public final class EarlierFolder {
  /** What that version printed as the digest of {@code learned}. */
  public static final String LEARNED_DIGEST = "0e3f7236cdab22e41272167a285e2a23";

  /** What that version printed as the digest of {@code drawn}. */
  public static final String DRAWN_DIGEST = "df1caea0a13f49448199bba9b17e6fa0";

  private EarlierFolder() {}

  /** Copies one of them to where a test may change it. */
  public static Path copy(String name, Path to) {
    Path original = original(name);
    try (Stream<Path> paths = Files.walk(original)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(path, to.resolve(original.relativize(path).toString()));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path original(String name) {
    try {
      return Path.of(EarlierFolder.class.getResource("version-1/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Rewrites a chunk file with a changed value under a valid seal, as a faulty program might.
   *
   * @param replacement an expression of DuckDB: {@code lr + 1 AS lr}
   */
  public static void tamper(Path chunk, String replacement) throws IOException {
    Path changed = chunk.resolveSibling("changed");
    DuckDb.copy(chunk, "SELECT * REPLACE (%s) FROM TABLE".formatted(replacement), changed);
    Files.write(chunk, Seal.put(Files.readAllBytes(changed)));
    Files.delete(changed);
  }
}
