package initsweep.run;

import initsweep.spelling.Vocabulary;
import java.util.Locale;

/**
 * The key {@code loss_at}: whether an iteration records its batch's loss after its own update or
 * before.
 */
public enum LossAt {
  /** The loss of the batch just trained on, after the step: the article. */
  AFTER_UPDATE,
  /** The loss of the batch before the step; saves the second forward pass. */
  BEFORE_UPDATE;

  static LossAt parse(String text) {
    return Vocabulary.choose(LossAt.class, text, "a valid loss_at");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
