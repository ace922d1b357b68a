package initsweep.run;

/** What the program asks of a key besides its values. A key has any number of traits. */
public enum KeyTrait {
  /** Its values are words that say what they are: a cell is {@code relu he}, with no key before. */
  NAMES_ITSELF,
  /** Its values are quantities, or some are: a number as {@code init} is a standard deviation. */
  NUMBERS,
  /** Changes nothing of a network before its first update. */
  TRAINING,
  /**
   * Decides how much of a batch a single update learns, or when the loss is recorded, so that
   * losses after the update cannot be compared between its values.
   */
  STEP,
  /** Adds a penalty to the training losses, so that they cannot be compared between its values. */
  PENALTY,
  /** Decides which examples are in a batch. */
  BATCHES,
  /** Decides what a run costs. */
  COST
}
