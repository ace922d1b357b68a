package initsweep.theory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A line of a table that src/test/python/theory_reference.py wrote.
 *
 * @param activation empty if the table is of one activation
 */
public record Reference(String activation, double[] numbers) {
  public static Stream<Reference> of(String file) {
    try (InputStream in = Reference.class.getResourceAsStream(file)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      boolean named = lines.get(0).startsWith("activation");
      return lines.stream().skip(1).map(line -> parse(line.split(","), named));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reference parse(String[] cells, boolean named) {
    DoubleStream numbers = Stream.of(cells).skip(named ? 1 : 0).mapToDouble(Double::parseDouble);
    return new Reference(named ? cells[0] : "", numbers.toArray());
  }
}
