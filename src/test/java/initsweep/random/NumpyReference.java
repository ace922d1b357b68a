package initsweep.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of the files that {@code src/test/python/numpy_reference.py} wrote. */
public final class NumpyReference {
  private NumpyReference() {}

  /** The rows of a resource without its header, split at commas. */
  public static List<String[]> rows(String resource) {
    try (InputStream in = NumpyReference.class.getResourceAsStream("/initsweep/" + resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
