package initsweep.cli.output;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/**
 * How many columns of a terminal a text takes: two for each Chinese, Japanese and Korean character
 * and each emoji, none for combining marks. Unicode Standard Annexes 11 (East Asian Width) and 29
 * (grapheme clusters), from Spark's ICU.
 */
final class TerminalText {
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int SOFT_HYPHEN = 0xAD;

  /** Requests the emoji form of the character before it, such as ❤️. */
  private static final int EMOJI_VARIATION = 0xFE0F;

  private TerminalText() {}

  static int width(String text) {
    return isAscii(text) ? text.length() : width(text, 0, text.length());
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static int width(String text, int from, int to) {
    int width = 0;
    int previous = 0;
    for (int i = from; i < to; i = text.offsetByCodePoints(i, 1)) {
      int character = text.codePointAt(i);
      width +=
          character == EMOJI_VARIATION ? 2 - columns(previous, 0) : columns(character, previous);
      previous = character;
    }
    return width;
  }

  /**
   * @param previous the character before it; 0 if there is none
   */
  private static int columns(int character, int previous) {
    boolean isDrawnOverPrevious =
        previous == ZERO_WIDTH_JOINER
            || previous != 0 && UCharacter.hasBinaryProperty(character, UProperty.EMOJI_MODIFIER);
    if (isDrawnOverPrevious || isWithoutWidth(character)) {
      return 0;
    }
    int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
    return width == EastAsianWidth.WIDE || width == EastAsianWidth.FULLWIDTH ? 2 : 1;
  }

  private static boolean isWithoutWidth(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      case Character.FORMAT -> character != SOFT_HYPHEN;
      default -> isLaterPartOfHangulSyllable(character);
    };
  }

  private static boolean isLaterPartOfHangulSyllable(int character) {
    int type = UCharacter.getIntPropertyValue(character, UProperty.HANGUL_SYLLABLE_TYPE);
    return type == UCharacter.HangulSyllableType.VOWEL_JAMO
        || type == UCharacter.HangulSyllableType.TRAILING_JAMO;
  }

  /** The text, or as many whole characters of it as leave a column for an ellipsis. */
  static String cut(String text, int widest) {
    if (width(text) <= widest) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = 0;
    int width = 0;
    for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
      width += width(text, end, next);
      if (width > widest - 1) {
        break;
      }
      end = next;
    }
    return text.substring(0, end) + "…";
  }
}
