package initsweep.run;

/**
 * What the configurations of two runs may differ in, spelled as in the sweep file: a key of the run
 * itself, or how it was measured.
 */
public sealed interface ConfigKey permits RunKey, Setting {
  /** Where it stands among the keys of its kind. */
  int place();

  /** What a configuration has that does not say. */
  String defaultText();

  /**
   * The typed value of a text.
   *
   * @throws initsweep.spelling.InvalidValueException if it is none
   */
  Object parse(String text);
}
