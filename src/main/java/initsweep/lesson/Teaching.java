package initsweep.lesson;

import static java.util.stream.Collectors.joining;

import initsweep.report.Language;
import initsweep.report.Lesson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lesson of one section, sentence by sentence. */
final class Teaching {
  private final Language language;
  private final Experiment sweep;
  private final List<String> sentences = new ArrayList<>();
  private Next next;

  /**
   * @param sweep null if no command can be offered
   */
  Teaching(Language language, Experiment sweep) {
    this.language = language;
    this.sweep = sweep;
  }

  /**
   * Adds a sentence.
   *
   * @param values by the names of its placeholders
   */
  Teaching say(String key, Map<String, ?> values) {
    sentences.add(word(key, values));
    return this;
  }

  /** A part of a sentence. */
  String word(String key, Map<String, ?> values) {
    return language.text("lesson." + key, values);
  }

  /** Words of the page that are known by a value, such as a verdict; else the value. */
  String known(String prefix, String value) {
    return language.textOr(prefix + value, value);
  }

  /** One after the other, as the language separates them. */
  String listed(List<?> names) {
    return names.stream()
        .map(Object::toString)
        .collect(joining(language.text("list.comma", Map.of())));
  }

  /** A proposal of what to do next. */
  interface Proposal {
    Optional<Next> of(Experiment sweep);
  }

  /** Offers the first of the proposals that is an experiment of its own. */
  Teaching next(Proposal... candidates) {
    for (Proposal candidate : candidates) {
      if (next == null && sweep != null) {
        next = candidate.of(sweep).orElse(null);
      }
    }
    return this;
  }

  Optional<Lesson> lesson() {
    next(
        NetworkProposals::otherActivation,
        NetworkProposals::otherOptimiser,
        NetworkProposals::otherInits,
        sweep -> MeasuringProposals.moreSeeds(sweep, 0));
    if (sentences.isEmpty() && next == null) {
      return Optional.empty();
    }
    String text =
        sentences.stream()
            .reduce((one, other) -> word("two", Map.of("first", one, "second", other)))
            .orElse("");
    return Optional.of(
        next == null ? new Lesson(text, null, null) : new Lesson(text, reason(), next.command()));
  }

  private String reason() {
    Map<String, Object> values = new HashMap<>(next.values());
    values.replaceAll((name, value) -> value instanceof List<?> names ? listed(names) : value);
    return language.text(next.reason(), values);
  }
}
