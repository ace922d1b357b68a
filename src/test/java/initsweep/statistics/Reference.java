package initsweep.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A line of a table that a script in src/test/python wrote. */
public record Reference(List<String> header, String[] cells) {
  public static Stream<Reference> of(String file) {
    try (InputStream in = Reference.class.getResourceAsStream(file)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> header = List.of(lines.get(0).split(",", -1));
      return lines.stream().skip(1).map(line -> new Reference(header, line.split(",", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String column) {
    return cells[header.indexOf(column)];
  }

  public double number(String column) {
    return Double.parseDouble(text(column));
  }

  public int whole(String column) {
    return Integer.parseInt(text(column));
  }

  public boolean isTrue(String column) {
    return Boolean.parseBoolean(text(column));
  }

  public double[] numbers(String column) {
    return Arrays.stream(text(column).split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Lists of numbers, separated by semicolons. */
  public List<double[]> groups(String column) {
    return Arrays.stream(text(column).split("; "))
        .map(group -> Arrays.stream(group.split(" ")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  @Override
  public String toString() {
    return String.join(",", cells);
  }
}
