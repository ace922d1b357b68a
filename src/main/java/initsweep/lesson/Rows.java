package initsweep.lesson;

import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows of a section, asked for what a sentence says. */
record Rows(List<JsonNode> all) {
  boolean isEmpty() {
    return all.isEmpty();
  }

  Stream<JsonNode> stream() {
    return all.stream();
  }

  Rows where(Predicate<JsonNode> condition) {
    return new Rows(all.stream().filter(condition).toList());
  }

  /** Those that have a number there. */
  Rows with(String key) {
    return where(row -> row.path(key).isNumber());
  }

  Optional<JsonNode> greatest(String key) {
    return with(key).stream().max(comparingDouble(row -> row.get(key).doubleValue()));
  }

  Optional<JsonNode> least(String key) {
    return with(key).stream().min(comparingDouble(row -> row.get(key).doubleValue()));
  }

  long sum(String key) {
    return all.stream().mapToLong(row -> row.path(key).asLong()).sum();
  }

  /** The name of a row's cell or network. */
  static String name(JsonNode row) {
    return row.has("cell")
        ? row.get("cell").asText()
        : (row.path("setting").asText() + " " + row.path("series").asText()).strip();
  }

  /** The last number of a list; NaN if it is none. */
  static double last(JsonNode row, String key) {
    JsonNode list = row.path(key);
    return number(list.path(list.size() - 1));
  }

  static double first(JsonNode row, String key) {
    return number(row.path(key).path(0));
  }

  static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }

  static List<Double> numbers(JsonNode row, String key) {
    return StreamSupport.stream(row.path(key).spliterator(), false).map(Rows::number).toList();
  }
}
