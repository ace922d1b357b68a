package initsweep.run;

import initsweep.spelling.Vocabulary;
import java.util.Locale;

/** The stages of a sweep that tunes keys. */
public enum Stage {
  /** Compares candidate values of the tuned keys on held-out images, never on the test set. */
  TUNE,
  /** Evaluates on the test set; the only stage of a sweep that tunes nothing. */
  EVALUATE;

  public static Stage parse(String text) {
    return Vocabulary.choose(Stage.class, text, "a stage");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
