package initsweep.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import initsweep.run.RunKey;
import initsweep.spec.SweepFile;
import initsweep.spec.SweepJson;
import initsweep.spec.SweepSpec;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sweep as the start of the next one. The command names the output folder in place of the sweep
 * file, since the folder is there whatever file and options the sweep came from.
 */
public final class Experiment {
  private static final MathContext DIGITS = new MathContext(3);

  private final List<String> folders;
  private final String folder;
  private final String json;
  private final SweepSpec spec;
  private final String meaning;

  private Experiment(List<String> folders, String json, SweepSpec spec) {
    this.folders = folders;
    this.folder = folders.get(folders.size() - 1);
    this.json = json;
    this.spec = spec;
    this.meaning = SweepJson.meaning(spec);
  }

  /**
   * @param folders that the page is about, as on a command line; at least one
   * @param sweep what was asked for in the last one
   * @return empty if the sweep cannot be read here, as without the jar of a plug-in
   */
  public static Optional<Experiment> of(List<String> folders, JsonNode sweep) {
    String json = sweep.toString();
    List<String> plain =
        folders.stream().map(folder -> folder.replaceFirst("(?<=[^/:])/+$", "")).toList();
    return parsed(json, List.of()).map(spec -> new Experiment(plain, json, spec));
  }

  private static Optional<SweepSpec> parsed(String json, List<String> overrides) {
    try {
      return Optional.of(SweepFile.readText(json, overrides));
    } catch (SweepFileException | InvalidValueException e) {
      return Optional.empty();
    }
  }

  SweepSpec spec() {
    return spec;
  }

  boolean isTuned() {
    return spec.tune() != null;
  }

  /** All values of a key in the sweep, in their order. */
  Set<String> values(RunKey<?> key) {
    Set<String> values = new LinkedHashSet<>();
    spec.grid().stream()
        .filter(product -> product.containsKey(key))
        .forEach(product -> values.addAll(product.get(key)));
    if (values.isEmpty()) {
      values.add(spec.run().getOrDefault(key, key.defaultText()));
    }
    return values;
  }

  /** The values of a key that are numbers. */
  List<Double> numbers(RunKey<?> key) {
    return numbers(values(key));
  }

  static List<Double> numbers(Iterable<String> texts) {
    List<Double> numbers = new ArrayList<>();
    for (String text : texts) {
      if (Numbers.looksLikeANumber(text)) {
        numbers.add(Double.valueOf(text));
      }
    }
    return numbers;
  }

  /** As a value that a person would choose. */
  static String rounded(double value) {
    return Numbers.text(new BigDecimal(value).round(DIGITS).doubleValue());
  }

  boolean isUntrained() {
    return values(RunKey.ITERATIONS).equals(Set.of("0"));
  }

  boolean isTunedKey(String key) {
    return isTuned() && spec.tune().keys().stream().anyMatch(tuned -> tuned.toString().equals(key));
  }

  /** The same sweep with other values, in a folder of its own. */
  Optional<Next> changed(String reason, Map<String, ?> values, String name, String... settings) {
    return offered(reason, values, settings, List.of("--out", folder + "-" + name));
  }

  /** More runs in the same folder. */
  Optional<Next> extended(String reason, Map<String, ?> values, String... settings) {
    return offered(reason, values, settings, List.of("--extend", "--out", folder));
  }

  private Optional<Next> offered(
      String reason, Map<String, ?> values, String[] settings, List<String> place) {
    return parsed(json, List.of(settings))
        .filter(other -> !SweepJson.meaning(other).equals(meaning))
        .map(other -> new Next(reason, values, command(settings, place)));
  }

  private String command(String[] settings, List<String> place) {
    Stream<String> set = Arrays.stream(settings).flatMap(each -> Stream.of("--set", each));
    return CommandLine.of(
        Stream.concat(Stream.concat(Stream.of("sweep", folder), set), place.stream()));
  }

  /** A command about the folder that trains nothing. */
  Optional<Next> asked(String reason, String command, String... words) {
    return asked(reason, command, Stream.of(folder), words);
  }

  /** The same about all folders. */
  Optional<Next> askedOfAll(String reason, String command, String... words) {
    return asked(reason, command, folders.stream(), words);
  }

  private static Optional<Next> asked(
      String reason, String command, Stream<String> places, String... words) {
    Stream<String> arguments = Stream.concat(places, Arrays.stream(words));
    return Optional.of(
        new Next(reason, Map.of(), CommandLine.of(Stream.concat(Stream.of(command), arguments))));
  }
}
