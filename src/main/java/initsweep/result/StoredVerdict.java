package initsweep.result;

import initsweep.spelling.Vocabulary;

/** A verdict as the table spells it. */
public final class StoredVerdict {
  private StoredVerdict() {}

  /**
   * @param word null if nothing was judged
   * @return null for null
   * @throws initsweep.spelling.InvalidValueException if it is not one of these verdicts
   */
  public static <E extends Enum<E>> E of(Class<E> verdicts, String word) {
    return word == null ? null : Vocabulary.choose(verdicts, word, "a verdict");
  }
}
