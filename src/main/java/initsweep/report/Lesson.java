package initsweep.report;

/**
 * What there is to see in a section of this very sweep.
 *
 * @param text two or three sentences; empty if there is nothing to say
 * @param reason why the next experiment follows from them; null if there is none
 * @param command the next experiment, a complete command line; null if there is none
 */
public record Lesson(String text, String reason, String command) {
  Lesson typeset() {
    return new Lesson(Numeral.typeset(text), reason, command);
  }
}
