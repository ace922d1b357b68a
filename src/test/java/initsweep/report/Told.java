package initsweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a sentence back: which text it is, and what stands in its places. */
final class Told {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:e[-+]\\d+)?");

  /**
   * @param name of the place
   * @param format null if there is none
   * @param shown what stands in it
   */
  record Place(String name, String format, String shown) {
    /** Whether it shows the number, as exactly as it has digits for. */
    boolean shows(Number number) {
      double scale = shown.endsWith("%") ? 100 : 1;
      String digits = shown.replace(" %", "");
      double difference = number.doubleValue() * scale - Double.parseDouble(digits);
      double unit = Math.pow(10, exponent(digits) - decimals(digits));
      return "floor%".equals(format)
          ? difference >= 0 && difference < unit
          : Math.abs(difference) <= 0.5 * unit * (1 + 1e-9);
    }

    private static int decimals(String digits) {
      String mantissa = digits.replaceFirst("e.*", "");
      int point = mantissa.indexOf('.');
      return point < 0 ? 0 : mantissa.length() - point - 1;
    }

    private static int exponent(String digits) {
      int at = digits.indexOf('e');
      return at < 0 ? 0 : Integer.parseInt(digits.substring(at + 1));
    }
  }

  private Told() {}

  /** A pattern that matches every sentence of a text. */
  static Pattern pattern(String text) {
    Matcher place = Words.PLACE.matcher(text);
    StringBuilder pattern = new StringBuilder();
    int from = 0;
    while (place.find()) {
      pattern.append(Pattern.quote(text.substring(from, place.start()))).append("(.+?)");
      from = place.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(text.substring(from))).toString());
  }

  /** The places of a text as a sentence has them. */
  static List<Place> places(String text, String sentence) {
    Matcher shown = pattern(text).matcher(sentence);
    if (!shown.matches()) {
      throw new AssertionError("\"%s\" is not made of \"%s\"".formatted(sentence, text));
    }
    Matcher place = Words.PLACE.matcher(text);
    List<Place> places = new ArrayList<>();
    while (place.find()) {
      places.add(
          new Place(place.group("name"), place.group("format"), shown.group(places.size() + 1)));
    }
    return places;
  }

  /** All numbers in a sentence, sorted: two languages tell the same ones. */
  static List<String> numbers(String sentence) {
    return NUMBER.matcher(sentence).results().map(match -> match.group()).sorted().toList();
  }

  static Map<String, String> texts(Language language, String prefix) {
    return language.words().texts().entrySet().stream()
        .filter(text -> text.getKey().startsWith(prefix))
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.TreeMap::new));
  }
}
