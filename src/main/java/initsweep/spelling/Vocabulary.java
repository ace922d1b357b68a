package initsweep.spelling;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Error messages for unknown words, with suggestions. */
public final class Vocabulary {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Vocabulary() {}

  /**
   * {@code "hee" is not an initialiser; did you mean he? known: he, xavier}.
   *
   * @param what the noun of the message, with its article
   */
  public static InvalidValueException unknown(String word, String what, Collection<String> known) {
    String hint = nearest(word, known).map(name -> "did you mean " + name + "? ").orElse("");
    return new InvalidValueException(
        "\"%s\" is not %s; %sknown: %s".formatted(word, what, hint, String.join(", ", known)));
  }

  /**
   * The constant of an enum whose spelling is its {@code toString}, whatever the case of {@code
   * text}.
   *
   * @throws InvalidValueException if there is none
   */
  public static <E extends Enum<E>> E choose(Class<E> choices, String text, String what) {
    String word = text.strip();
    for (E choice : choices.getEnumConstants()) {
      if (choice.toString().equalsIgnoreCase(word)) {
        return choice;
      }
    }
    throw unknown(text, what, Arrays.stream(choices.getEnumConstants()).map(E::toString).toList());
  }

  /**
   * The known word closest to {@code word}, if it is close enough to be a typing error. Of a form
   * such as {@code gaussian(sw2,sb2)} only the name is compared, and an option without its dashes.
   */
  static Optional<String> nearest(String word, Collection<String> known) {
    String written = name(word.toLowerCase(Locale.ROOT));
    return known.stream()
        .filter(
            form ->
                distance(written, form)
                    <= Math.max(1, Math.min(written.length(), name(form).length()) / 2))
        .min(Comparator.comparingInt(form -> distance(written, form)));
  }

  private static int distance(String written, String form) {
    return DISTANCE.apply(written, name(form));
  }

  private static String name(String form) {
    return form.replaceAll("^--?|[(].*", "");
  }
}
