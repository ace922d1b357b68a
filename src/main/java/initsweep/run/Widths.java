package initsweep.run;

import static java.util.stream.Collectors.joining;

import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The key {@code hidden}: units of each hidden layer, {@code [784,100]} or {@code 100*4}. */
public record Widths(List<Integer> units) {
  private static final int MAX_UNITS = 65_536;
  private static final int MAX_LAYERS = 10_000;

  public Widths {
    units = List.copyOf(units);
    if (units.isEmpty() || units.size() > MAX_LAYERS) {
      throw new InvalidValueException(
          "%s hidden layers; expected 1 to %s".formatted(units.size(), MAX_LAYERS));
    }
  }

  /**
   * @throws InvalidValueException if the text is neither a list of widths nor width*layers
   */
  static Widths parse(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("[")
        && trimmed.endsWith("]")
        && !trimmed.substring(1, trimmed.length() - 1).isBlank()) {
      String[] widths = trimmed.substring(1, trimmed.length() - 1).split(",", -1);
      return new Widths(Arrays.stream(widths).map(Widths::width).toList());
    }
    String[] parts = trimmed.split("\\*", -1);
    if (parts.length == 2) {
      int layers = (int) Numbers.parseWhole(parts[1], "a number of hidden layers", 1, MAX_LAYERS);
      return new Widths(Collections.nCopies(layers, width(parts[0])));
    }
    throw new InvalidValueException(
        "\"%s\" is not a list of hidden widths; expected as [100, 100] or \"100*2\""
            .formatted(text));
  }

  private static int width(String text) {
    return (int) Numbers.parseWhole(text, "a width", 1, MAX_UNITS);
  }

  /** {@code 100*4} for equal widths, else {@code [100,50]}. */
  @Override
  public String toString() {
    boolean equal = units.stream().distinct().count() == 1;
    return equal
        ? units.get(0) + "*" + units.size()
        : units.stream().map(String::valueOf).collect(joining(",", "[", "]"));
  }
}
