package initsweep.run;

/**
 * A key in which the configurations of two runs may differ, spelled as in the sweep file: a key of
 * the run itself, or of its measurement.
 */
public sealed interface ConfigKey permits RunKey, Setting {
  /** Where it stands among the keys of its kind. */
  int place();

  /** What a configuration has that does not say, in its canonical spelling. */
  String defaultText();

  /**
   * The typed value of a text.
   *
   * @throws initsweep.spelling.InvalidValueException if the text is not a value of this key
   */
  Object parse(String text);
}
