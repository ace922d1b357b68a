package initsweep.run;

import initsweep.spelling.Vocabulary;
import java.util.Locale;

/** What the runs of a tuned sweep are for. */
public enum Stage {
  /** Compares values of tuned keys on held-out images; never sees the test set. */
  TUNE,
  /** Is evaluated on the test set. All runs of a sweep that tunes nothing are. */
  EVALUATE;

  public static Stage parse(String text) {
    return Vocabulary.choose(Stage.class, text, "a stage");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
